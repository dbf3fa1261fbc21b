import type { Command } from 'commander';
import type { WorldFor } from '../flags/world-for.ts';

/** Adds the arguments, the options and the action of a command. */
export type AddCommand = (command: Command, worldFor: WorldFor, setExitCode: (code: number) => void) => void;

interface CommandEntry {
  description: string;
  load: () => Promise<AddCommand>;
  /**
   * Where the key of a locked journal may come from: from anywhere, a person who is asked included, which is the default; only
   * from what is at hand, so that the command never asks; or the command looks for it itself, or opens no journal.
   */
  keyFrom?: 'anywhere' | 'at hand' | 'itself';
}

/** The commands in the order of the help. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  support: {
    description: 'people who can talk it through, when someone may not be safe',
    load: async () => (await import('../commands/support.ts')).addSupport,
    keyFrom: 'itself',
  },
  write: {
    description: 'write a day: by questions, or with the answers given as flags',
    load: async () => (await import('../commands/write.ts')).addWrite,
  },
  show: {
    description: 'show what was written for a day',
    load: async () => (await import('../commands/show.ts')).addShow,
  },
  list: { description: 'list entries, oldest first', load: async () => (await import('../commands/list.ts')).addList },
  search: {
    description: 'find words in the notes, in any of their forms',
    load: async () => (await import('../commands/search.ts')).addSearch,
  },
  tags: {
    description: 'count the @tags and #tags in the notes',
    load: async () => (await import('../commands/tags.ts')).addTags,
  },
  week: {
    description: 'show one page of a week: its days, its numbers, a question to take along',
    load: async () => (await import('../commands/week.ts')).addWeek,
  },
  month: {
    description: 'show one page of a month',
    load: async () => (await import('../commands/month.ts')).addMonth,
  },
  trends: {
    description: 'show the weeks, and say what holds across them',
    load: async () => (await import('../commands/trends.ts')).addTrends,
  },
  year: {
    description: 'show 53 weeks, a number for each day',
    load: async () => (await import('../commands/year.ts')).addYear,
  },
  like: {
    description: 'find the earlier days that felt most like a day',
    load: async () => (await import('../commands/like.ts')).addLike,
  },
  edit: {
    description: 'change what was written for a day, in your editor or by questions',
    load: async () => (await import('../commands/edit.ts')).addEdit,
  },
  move: {
    description: 'give the entry of a day to another day',
    load: async () => (await import('../commands/move.ts')).addMove,
  },
  rm: {
    description: 'remove the entry of a day, after showing it',
    load: async () => (await import('../commands/rm.ts')).addRm,
  },
  undo: {
    description: 'take back the last change; again for the one before',
    load: async () => (await import('../commands/undo.ts')).addUndo,
  },
  history: {
    description: 'show the versions of a day, also of one that was removed',
    load: async () => (await import('../commands/history.ts')).addHistory,
  },
  purge: {
    description: 'take removed entries, earlier versions and old copies away for good',
    load: async () => (await import('../commands/purge.ts')).addPurge,
  },
  backup: {
    description: 'make a copy of the journal, read it again, and say what is in it',
    load: async () => (await import('../commands/backup.ts')).addBackup,
  },
  restore: {
    description: 'list the copies, or put one in the place of the journal, which is kept',
    load: async () => (await import('../commands/restore.ts')).addRestore,
  },
  wipe: {
    description: 'remove the journal and everything else that nearfar keeps on this machine',
    load: async () => (await import('../commands/wipe.ts')).addWipe,
    keyFrom: 'itself',
  },
  rest: {
    description: 'set days aside: they count nowhere',
    load: async () => (await import('../commands/rest.ts')).addRest,
  },
  passages: {
    description: 'list the passages, or show one',
    load: async () => (await import('../commands/passages.ts')).addPassages,
  },
  match: {
    description: 'try which passages an evening would be given, and write nothing',
    load: async () => (await import('../commands/match.ts')).addMatch,
  },
  article: {
    description: "read the article's own words in place of the retellings",
    load: async () => (await import('../commands/article.ts')).addArticle,
  },
  export: {
    description: 'take the journal out, as Markdown unless told otherwise',
    load: async () => (await import('../commands/export.ts')).addExport,
  },
  import: {
    description: 'bring in entries from a file or a folder, whatever program wrote it',
    load: async () => (await import('../commands/import.ts')).addImport,
  },
  merge: {
    description: 'join another journal, or a file taken out of one, with this one',
    load: async () => (await import('../commands/merge.ts')).addMerge,
  },
  status: {
    description: 'say whether today is written and where the journal lies',
    load: async () => (await import('../commands/status.ts')).addStatus,
    keyFrom: 'at hand',
  },
  lock: {
    description: 'encrypt the journal and its copies with a passphrase',
    load: async () => (await import('../commands/lock.ts')).addLock,
    keyFrom: 'itself',
  },
  unlock: {
    description: 'take the lock away for good, or keep the key for a while',
    load: async () => (await import('../commands/unlock.ts')).addUnlock,
    keyFrom: 'itself',
  },
  passphrase: {
    description: 'change the passphrase of a locked journal',
    load: async () => (await import('../commands/passphrase.ts')).addPassphrase,
    keyFrom: 'itself',
  },
  doctor: {
    description: 'look whether the journal and all around it is well, or save what is left of a damaged file',
    load: async () => (await import('../commands/doctor.ts')).addDoctor,
  },
  settings: {
    description: 'show the settings, or change one',
    load: async () => (await import('../commands/settings.ts')).addSettings,
  },
};
