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
}

/** The raw key of a locked journal: the AES key of SQLCipher 4 and the salt it was derived with. */
export interface JournalKey {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** 16 bytes, the first of every file that is encrypted with the key. */
  readonly salt: Uint8Array;
}
