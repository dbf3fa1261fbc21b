import type { WallClock } from '../domain/day.ts';

/**
 * Where a journal lies, and what opening and closing it needs from outside. A `World` is one.
 */
export interface JournalLocation {
  /** The folder that holds `journal.db` and the files beside it. */
  readonly folder: string;
  /** Opens a locked journal; absent or null where the journal is not locked. */
  readonly key?: JournalKey | null;
  /** The clock, for the backup after the first write of a day. Without it none is made. */
  readonly now?: () => Date;
  /** The local date and hour at an instant, for the day of that backup. Without it none is made. */
  readonly wallClock?: (instant: Date) => WallClock;
  /** Is told, in a sentence, why that backup could not be made, or what is damaged in it. What was written is saved all the same. */
  readonly onBackupProblem?: (sentence: string) => void;
}

/** A location that has a clock. A `World` is one. */
export type DatedLocation = JournalLocation & Required<Pick<JournalLocation, 'now' | 'wallClock'>>;

/** The raw key of a locked journal: the AES key of SQLCipher 4 and the salt it was derived with. */
export interface JournalKey {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** 16 bytes, the first of every file that is encrypted with the key. */
  readonly salt: Uint8Array;
}
