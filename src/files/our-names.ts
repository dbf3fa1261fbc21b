/** What nearfar writes into its folders, by the pattern of its name: the one place that tells it from what others put there. */
const OUR_NAMES = {
  journal: /^journal\.db(?:-journal|-wal|-shm)?$/,
  /** Copies in `backups`. */
  backup: /^journal-.*\.db(?:-journal|-wal|-shm)?$/,
  /** Beside the journal also those of restores, of other programs, and of the file system. */
  journalCopy: /^\.?journal/,
  backups: /^backups$/,
  rescued: /^rescued-.*\.json$/,
  oldKey: /^old-key\.sealed$/,
  keptKey: /^\.?key-/,
  /** What a salvage wrote where no other name was given. */
  salvaged: /^salvaged-\d{4}-\d\d-\d\d-from-/,
  /** The settings that are needed before the journal is open. */
  preferences: /^settings\.json$/,
  /** The day up to which no reminder is due. */
  quietDay: /^quiet-until$/,
  /** A file that is being written. */
  partial: /^\..*\.partial(?:-journal)?$/s,
  /** What a file replaced that was locked or unlocked. */
  replaced: /^\..*\.old(?:-journal)?$/s,
  /** The folder of a page that is open in an editor. */
  edit: /^(?:editing|settings)-/,
  /** The folder of a journal that is merged or salvaged. */
  work: /^(?:merging|salvaging)-/,
  codeCache: /^(?:code-|warm-up\.|v\d)/,
} as const;

export type OurName = keyof typeof OUR_NAMES;

/** What may stand in the folder of a journal. */
export const BESIDE_JOURNAL: readonly OurName[] = [
  'journalCopy',
  'backups',
  'rescued',
  'oldKey',
  'salvaged',
  'preferences',
  'quietDay',
  'partial',
  'replaced',
  'edit',
  'work',
];

/** Whether nearfar gives such a name to one of some kinds of files and folders. */
export function isNameOf(name: string, ...kinds: readonly OurName[]): boolean {
  return kinds.some((kind) => OUR_NAMES[kind].test(name));
}
