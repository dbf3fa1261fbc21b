import type { Day } from '../domain/day.ts';
import type { Facet } from '../passages/facet.ts';
import type { Passage } from '../passages/passage.ts';
import { scoreRelevance } from './score-relevance.ts';

/** A reading of a passage: its day, and the facet that was shown. */
export interface FacetReading {
  day: Day;
  /** Null if none is known. */
  facet: string | null;
}

/**
 * The facet of a passage for an evening: one that was never read, otherwise the one read longest ago. So a facet comes
 * again only after all others of its passage. Among equals, the cues and the retelling that share most with the note
 * decide (BM25 over stems), then the order in the passage.
 * @param readings the earlier readings of the passage, in any order
 * @returns null for a passage without facets, such as a text of the writer's own
 */
export function chooseFacet(
  { facets }: Pick<Passage, 'facets'>,
  note: string,
  readings: readonly FacetReading[],
): Facet | null {
  // The empty text of a facet that was never read sorts before every day.
  const lastRead = ({ id }: Facet): Day =>
    readings.reduce((latest, { day, facet }) => (facet === id && day > latest ? day : latest), '');
  const earliest = facets.map(lastRead).sort()[0];
  const waiting = facets.filter((facet) => lastRead(facet) === earliest);
  const texts = waiting.map(({ cues, retelling }) => ({ retelling: [...cues, retelling].join('. ') }));
  const scores = scoreRelevance(note, texts);
  return waiting[scores.indexOf(Math.max(...scores))] ?? null;
}
