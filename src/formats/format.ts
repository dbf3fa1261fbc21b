import type { Entry, SavedEntry } from '../domain/entry.ts';
import type { Rest } from '../domain/rest.ts';
import type { Closeness } from '../domain/scale.ts';
import type { MoodMap } from './mood-map.ts';

/** A state that a day was in. */
export interface EarlierVersion {
  entry: ImportedEntry;
  /** The instant at which it gave way. */
  until: string;
  /** Nothing took its place: the day was removed, and has no entry since. */
  removed: boolean;
}

/** What is taken out, oldest first. Each is walked once, so that a long journal never lies in memory whole. */
export interface ExportContent {
  entries: Iterable<SavedEntry>;
  earlierVersions: Iterable<EarlierVersion>;
  rests: Iterable<Rest>;
}

/** What the formats for readers show beside the entry's own fields. */
export interface ExportDetails {
  /** The two circles in one row. */
  drawCircles: (felt: Closeness) => string;
  /** The title of the entry's passage, and why it was chosen. */
  describePassage: (entry: SavedEntry) => { title: string; why?: string | undefined };
}

/** A file that is brought in, under the name its messages use. @throws UserError by `text`, if it is not UTF-8 */
export interface ImportFile {
  name: string;
  bytes: () => Uint8Array;
  text: () => string;
}

/** An entry from outside; whether it was late may be left to its time of logging. */
export type ImportedEntry = Entry & { late?: boolean };

export interface ImportResult {
  entries: { entry: ImportedEntry; place: string }[];
  /** What cannot be read, and where it stands. */
  unreadable: { place: string; why: string }[];
  earlierVersions: EarlierVersion[];
  rests: { rest: Rest; place: string }[];
  /** What was decided on the way from another program's words, as sentences to print. */
  conversionRules: string[];
}

/** A form of the journal outside the program: entries to pieces of a file, and a file to entries. */
export interface Format {
  write?: (content: ExportContent, ornaments: ExportDetails) => Iterable<string | Uint8Array>;
  read?: (file: ImportFile, moods: MoodMap) => ImportResult;
}
