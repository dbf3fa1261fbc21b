import type { Day } from '../domain/day.ts';
import type { Entry, SavedEntry } from '../domain/entry.ts';
import type { AnswerForm, OwnQuestion } from '../domain/questions/own-question.ts';
import type { QuestionOrder } from '../domain/questions/question-order.ts';
import type { Rest } from '../domain/rest.ts';
import type { Closeness } from '../domain/scale.ts';
import type { ImportChoice } from './import-choice.ts';
import type { MoodMap } from './moods/mood-map.ts';
import type { OnProgress } from './reading-progress.ts';
import type { Counting } from './table/counted-days.ts';
import type { DateOrder } from './table/dates/local-dates.ts';

/** A version of a day's entry that is no longer current. */
export interface EarlierVersion {
  entry: ImportedEntry;
  /** The instant at which it was replaced or removed (ISO 8601, UTC). */
  until: string;
  /** True if the day was removed and has had no entry since; false if another version replaced this one. */
  removed: boolean;
  /** True if it never was the entry of its day: an import or a merge kept it beside the one that stood. */
  aside?: boolean;
  /** When the writer took back, by `undo`, the change that began or ended it (ISO 8601, UTC). */
  undone_at?: string;
}

/**
 * The content of an export, oldest first. Each part is iterated at most once, so that a caller can stream a long
 * journal from the database.
 */
export interface ExportContent {
  entries: Iterable<SavedEntry>;
  earlierVersions: Iterable<EarlierVersion>;
  rests: Iterable<Rest>;
  /** The writer's own questions, also those that were removed. */
  ownQuestions?: Iterable<OwnQuestion>;
  /** The order of the questions, where the writer has set one. */
  questionOrder?: QuestionOrder;
  /** The name, kind and unit of every answer to an own question in the entries, each once, before they are iterated. */
  answerForms?: () => readonly AnswerForm[];
  /** The first and the last of the entries, and how many they are, before they are iterated; null if there are none. */
  span?: () => DaySpan | null;
}

/** The first and the last day of some entries, and how many they are. */
export interface DaySpan {
  from: Day;
  to: Day;
  count: number;
}

/** How much of the passages a book has: the text where a passage comes for the first time, titles alone, or nothing. */
export type PassageDisplay = 'full' | 'title' | 'none';

/** What the writer was shown below an entry. */
export interface ShownPassage {
  title: string;
  /** Why it was chosen. */
  why?: string | undefined;
  /** Whether the writer kept it. */
  isKept?: boolean;
  /** Its text with the question below it, with empty lines between paragraphs; undefined if it is gone. */
  text?: () => string | undefined;
}

/** What a file tells beside the entries' own fields. */
export interface ExportDetails {
  /** Whether something is left out of the entries. */
  redacted?: boolean;
  /** For a table that a spreadsheet is to open: the separator of its country. The file then begins with a byte order mark. */
  spreadsheetSeparator?: ',' | ';' | undefined;
  /** The two circles in one row. */
  drawCircles: (felt: Closeness) => string;
  /** What the writer was shown for an entry that has a passage. */
  describePassage: (entry: SavedEntry) => ShownPassage;
  /** `full` if absent. */
  passages?: PassageDisplay | undefined;
}

/** The name of standard input as a file. */
export const STANDARD_INPUT = 'Standard input';

/** A file to import. `text` throws a UserError if the bytes are no text. */
export interface ImportFile {
  /** The name that messages use. */
  name: string;
  bytes: () => Uint8Array;
  text: () => string;
  /** Whether it is neither UTF-8 nor UTF-16, and `text` reads it as Windows-1252; absent for what is text already. */
  isWindows1252?: () => boolean;
  isInZip?: true;
  /** When it was last changed; absent for standard input. */
  changedAt?: () => Date | undefined;
}

/** An entry from a file. Without `late`, the importer derives it from `logged_at`. */
export type ImportedEntry = Entry & { late?: boolean };

/** A kind of thing that an import does not bring in, as a noun: `{ one: 'photo', why: 'nearfar keeps text' }`. */
export interface LeftOutKind {
  one: string;
  /** The plural, where it is not `one` with an s. */
  many?: string;
  /** In a few words that can stand in brackets. */
  why?: string;
}

/** How many of a kind a file holds. */
export interface LeftOut {
  kind: LeftOutKind;
  count: number;
}

/** An item that cannot be read, and the reason as a sentence. */
export interface Unreadable {
  place: string;
  why: string;
  /** Where only its closeness is not known: its words for the mood, as the file has them. */
  unknownMoods?: readonly string[];
  /** The same of its tags, of which most say something else. */
  unknownTags?: readonly string[];
}

/** Everything a file holds. `place` names where an item stands in the file: "line 3", "entry 2". */
export interface ImportResult {
  /**
   * `fromProgram`: made of another program's moments, whose next export may tell more of the same day; `isDayGiven`: only `--on`
   * says of which day it is, so that another text of that day is no later export.
   */
  entries: { entry: ImportedEntry; place: string; fromProgram?: boolean; isDayGiven?: boolean }[];
  /** Items that cannot be read. */
  unreadable: Unreadable[];
  /** What the writer has to say first. The rest was read as if they had said what is proposed, so nothing may come in. */
  choices: ImportChoice[];
  /** What can be read and is not brought in, each kind once. */
  leftOut: LeftOut[];
  earlierVersions: EarlierVersion[];
  rests: { rest: Rest; place: string }[];
  /** The writer's own questions, where a format has them. */
  ownQuestions?: OwnQuestion[];
  /** The order of the questions, where a format has it. */
  questionOrder?: QuestionOrder;
  /**
   * Sentences to print: how moods of another program became closeness, which days were merged, and what was made of
   * changes by hand.
   */
  conversionRules: string[];
}

/** What the writer says about a file of another program, and who is told how far its reading is. */
export interface ReadingOptions {
  /** The values of `--columns`. */
  columns?: readonly string[] | undefined;
  /**
   * Is told the names of `--columns` that these files do not have, and those that they have, where files of other formats are read
   * too. Absent where these files are all there is: a name that they do not have is then refused.
   */
  onMissingColumns?: ((missing: readonly string[], found: readonly string[]) => void) | undefined;
  /** The questions that are known, for `--columns answer:sleep=Sleep`. */
  questions?: readonly AnswerForm[] | undefined;
  /** The value of `--on`: the day of a file that names none. */
  on?: Day | undefined;
  /** The day that is proposed for `--on` where a file does not tell when it was changed. */
  today?: Day | undefined;
  /** The value of `--dates`; found in the dates themselves if absent. */
  dates?: DateOrder | undefined;
  /** The same for days that are counted. */
  counting?: Counting | undefined;
  /** The writer's time zone, in which times of UTC are read; UTC itself if absent. */
  zone?: string | undefined;
  /** Not every format calls it. */
  onProgress?: OnProgress | undefined;
}

/** A file format: `write` yields the pieces of a file, `read` returns what a file holds. */
export interface Format {
  write?: (content: ExportContent, details: ExportDetails) => Iterable<string | Uint8Array>;
  read?: (file: ImportFile, moods: MoodMap, options?: ReadingOptions) => ImportResult;
  /**
   * Reads the files of a folder together, where a program writes one for each entry, day or journal: the moments of a day
   * may stand in several. Places name their file.
   */
  readAll?: (files: readonly ImportFile[], moods: MoodMap, options?: ReadingOptions) => ImportResult;
}
