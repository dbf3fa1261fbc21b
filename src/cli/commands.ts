import type { CommandEntry } from './command-entry.ts';

/** The commands by what one wants to do, in the order of the help. */
export const COMMAND_GROUPS: Readonly<Record<string, Readonly<Record<string, CommandEntry>>>> = {
  Care: {
    support: {
      description: 'people to talk to, when someone may not be safe',
      load: () => import('../commands/support.ts'),
      keyFrom: 'itself',
    },
  },
  Write: {
    write: {
      description: 'write a day, by questions or with answers as flags',
      load: () => import('../commands/write.ts'),
    },
    rest: {
      description: 'set days aside: they count nowhere',
      load: () => import('../commands/rest.ts'),
    },
  },
  'Look back': {
    show: {
      description: 'show what was written for a day',
      load: () => import('../commands/show.ts'),
    },
    list: {
      description: 'list entries, oldest first',
      load: () => import('../commands/list.ts'),
    },
    search: {
      description: 'find words in the notes, in any of their forms',
      load: () => import('../commands/search.ts'),
    },
    tags: {
      description: 'count your @tags and #tags, or rename one',
      load: () => import('../commands/tags.ts'),
    },
    week: {
      description: 'show a week on one page, with a question to take along',
      load: () => import('../commands/week.ts'),
    },
    month: {
      description: 'show a month on one page',
      load: () => import('../commands/month.ts'),
    },
    trends: {
      description: 'show the weeks, and say what holds across them',
      load: () => import('../commands/trends.ts'),
    },
    report: {
      description: 'write a page with pictures, to be opened in a browser',
      load: () => import('../commands/report.ts'),
    },
    year: {
      description: 'show 53 weeks, a number for each day',
      load: () => import('../commands/year.ts'),
    },
    like: {
      description: 'find the earlier days that felt most like a day',
      load: () => import('../commands/like.ts'),
    },
  },
  Mend: {
    edit: {
      description: 'change a written day, in your editor or by questions',
      load: () => import('../commands/edit.ts'),
    },
    move: {
      description: 'give the entry of a day to another day',
      load: () => import('../commands/move.ts'),
    },
    rm: {
      description: 'remove the entry of a day, after showing it',
      load: () => import('../commands/rm.ts'),
    },
    undo: {
      description: 'take back the last change; again for the one before',
      load: () => import('../commands/undo.ts'),
    },
    history: {
      description: 'show the versions of a day, also of one that was removed',
      load: () => import('../commands/history.ts'),
    },
    purge: {
      description: 'erase removed entries, earlier versions and old copies',
      load: () => import('../commands/purge.ts'),
    },
  },
  'Take out, bring in': {
    export: {
      description: 'take the journal out, as Markdown unless told otherwise',
      load: () => import('../commands/export.ts'),
    },
    import: {
      description: 'bring in entries of any program, from a file or folder',
      load: () => import('../commands/import.ts'),
    },
    merge: {
      description: 'join another journal, or an export of one, with this one',
      load: () => import('../commands/merge.ts'),
      readsOther: true,
    },
  },
  'Keep safe': {
    backup: {
      description: 'make a copy of the journal, and check it',
      load: () => import('../commands/backup.ts'),
    },
    restore: {
      description: 'list the copies of the journal, or bring one back',
      load: () => import('../commands/restore.ts'),
      keyFrom: 'copies too',
      readsOther: true,
    },
    doctor: {
      description: 'check the journal, or save what is left of a damaged one',
      load: () => import('../commands/doctor.ts'),
      keyFrom: 'copies too',
      readsOther: true,
    },
    lock: {
      description: 'encrypt the journal and its copies with a passphrase',
      load: () => import('../commands/lock.ts'),
      keyFrom: 'itself',
    },
    unlock: {
      description: 'take the lock away for good, or keep the key for a while',
      load: () => import('../commands/unlock.ts'),
      keyFrom: 'itself',
    },
    passphrase: {
      description: 'change the passphrase of a locked journal',
      load: () => import('../commands/passphrase.ts'),
      keyFrom: 'itself',
    },
    wipe: {
      description: 'remove everything that nearfar keeps on this machine',
      load: () => import('../commands/wipe.ts'),
      keyFrom: 'itself',
    },
  },
  Passages: {
    passages: {
      description: 'list the passages, or show one',
      load: () => import('../commands/passages.ts'),
    },
    match: {
      description: 'try which passages an evening would get; writes nothing',
      load: () => import('../commands/match.ts'),
      keyFrom: 'at hand',
    },
    article: {
      description: "read the article's own words, and texts of your own",
      load: () => import('../commands/article.ts'),
    },
  },
  Settings: {
    status: {
      description: 'say whether today is written and where the journal lies',
      load: () => import('../commands/status.ts'),
      keyFrom: 'at hand',
    },
    remind: {
      description: 'be reminded of an evening that is not written',
      load: () => import('../commands/remind.ts'),
      keyFrom: 'at hand',
    },
    settings: {
      description: 'show the settings, or change one',
      load: () => import('../commands/settings.ts'),
    },
    questions: {
      description: 'choose what an evening asks, and add your own questions',
      load: () => import('../commands/questions.ts'),
    },
    completion: {
      description: 'let your shell complete what you type with Tab',
      load: () => import('../commands/completion.ts'),
      keyFrom: 'itself',
    },
  },
};

/** All commands by name. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = Object.assign({}, ...Object.values(COMMAND_GROUPS));
