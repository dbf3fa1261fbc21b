import type { Entry, Written } from '../domain/entry.ts';
import type { Rest } from '../domain/rest.ts';
import type { Closeness } from '../domain/scale.ts';
import type { MoodMap } from './mood-map.ts';

/** A state that a day was in. */
export interface Earlier {
  entry: Arriving;
  /** The instant at which it gave way. */
  until: string;
  /** Nothing took its place: the day was removed, and has no entry since. */
  removed: boolean;
}

/** What is taken out, oldest first. Each is walked once, so that a long journal never lies in memory whole. */
export interface Content {
  entries: Iterable<Written>;
  earlier: Iterable<Earlier>;
  rests: Iterable<Rest>;
}

/** What the formats for readers show beside the entry's own fields. */
export interface Ornaments {
  /** The two circles in one row. */
  circles: (felt: Closeness) => string;
  /** The title of the entry's passage, and why it was chosen. */
  passage: (entry: Written) => { title: string; why?: string | undefined };
}

/** A file that is brought in, under the name its messages use. @throws UserError by `text`, if it is not UTF-8 */
export interface GivenFile {
  name: string;
  bytes: () => Uint8Array;
  text: () => string;
}

/** An entry from outside; whether it was late may be left to its time of logging. */
export type Arriving = Entry & { late?: boolean };

export interface Arrivals {
  entries: { entry: Arriving; place: string }[];
  /** What cannot be read, and where it stands. */
  unreadable: { place: string; why: string }[];
  earlier: Earlier[];
  rests: { rest: Rest; place: string }[];
  /** What was decided on the way from another program's words, as sentences to print. */
  rules: string[];
}

/** A form of the journal outside the program: entries to pieces of a file, and a file to entries. */
export interface Format {
  write?: (content: Content, ornaments: Ornaments) => Iterable<string | Uint8Array>;
  read?: (file: GivenFile, moods: MoodMap) => Arrivals;
}
