import type { Partner } from '../domain/partner.ts';
import type { Facet } from './facet.ts';
import type { Passage } from './passage.ts';

/** A passage in the form in which an evening is shown it. */
export interface PassageView {
  passage: Passage;
  /** The part that is shown; null for a text of the writer's own, or where the facet is not known. */
  facet: Facet | null;
  /** Whether it comes shorter, since it was read often of late. */
  isBrief: boolean;
  /** How its question speaks of the other person; absent for somebody without a name. */
  partner?: Partner;
}
