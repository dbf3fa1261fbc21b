import { foldText } from '../language/fold-text.ts';
import { FNV1A_START, fnv1aText } from '../language/model/fnv1a.ts';
import { printableLine } from '../language/printable-line.ts';
import type { Passage } from './passage.ts';

/** A piece of a text that the writer loaded and that is not the article. */
export interface OwnParagraph {
  /** The id by which entries name it; see `ownPassageId`. */
  id: string;
  /** The number of the piece in its text, from 1. */
  place: number;
  /** The name of its text. */
  name: string;
  /** The heading above it, if there is one. */
  section: string | null;
  /** Empty lines divide paragraphs. */
  text: string;
}

/** So many characters of the name of a text are part of the ids of its passages. */
const MAX_SLUG_LENGTH = 40;
/** The digits at the end of an id. */
const DIGITS = 6;
/** The name of a text and its digits, or the numbers of text and paragraph in ids that earlier versions gave. */
const OWN_ID = new RegExp(`^(?:([a-z0-9]+(?:-[a-z0-9]+)*)/[a-z0-9]{${DIGITS}}|source-\\d+-\\d+)$`);
/** A passage without a heading is named by its first words, as far as they go. */
const TITLE = { words: 6, length: 60 };

/**
 * The id of a piece of a text: the name of the text in letters, and digits made from the piece. The same piece has the same
 * id on every machine and after loading it again, and another piece hardly ever gets it.
 */
export function ownPassageId(name: string, text: string): string {
  const slug = foldText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/^-|-$/g, '');
  const hash = fnv1aText(FNV1A_START, `${name}\n${text}`) >>> 0;
  const digits = (hash % 36 ** DIGITS).toString(36).padStart(DIGITS, '0');
  return `${slug || 'text'}/${digits}`;
}

/** Whether an id may be that of a passage of the writer's own, loaded or not. */
export function isOwnPassageId(id: string): boolean {
  return OWN_ID.test(id);
}

/** What the id of a passage tells of the name of its text; null for an id of an earlier version, which has none. */
export function textNamedBy(id: string): string | null {
  return OWN_ID.exec(id)?.[1] ?? null;
}

/** A piece of a text as a passage. Nothing is known about it but its words, so it suits any answers. */
export function ownPassage({ id, place, name, section, text }: OwnParagraph): Passage {
  return {
    id,
    title: ownTitle({ section, text }),
    section: name,
    paragraph: String(place),
    retelling: text,
    original: text,
    sentenceCount: 0,
    promises: false,
    hedge: null,
    state: { felt: [1, 7], wish: [], myMove: [], theirMove: [] },
    facets: [],
  };
}

/** The title of a piece: the heading above it, or its first words. On one line, without control characters. */
export function ownTitle({ section, text }: Pick<OwnParagraph, 'section' | 'text'>): string {
  if (section !== null) return printableLine(section);
  const words = printableLine(text).split(/\s+/);
  const first = words.slice(0, TITLE.words).join(' ');
  if (words.length <= TITLE.words && first.length <= TITLE.length) return first;
  return `${[...first]
    .slice(0, TITLE.length)
    .join('')
    .replace(/[\s\p{P}]+$/u, '')}...`;
}
