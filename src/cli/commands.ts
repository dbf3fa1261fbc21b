import type { Command } from 'commander';
import type { WorldFor } from '../flags/world-for.ts';
import type { KeyFrom } from '../session/lock/find-key.ts';

/** Adds the arguments, the options and the action of a command. */
export type AddCommand = (command: Command, worldFor: WorldFor, setExitCode: (code: number) => void) => void;

interface CommandEntry {
  description: string;
  /** What may be typed after `nearfar`, for the help of the command. */
  examples: readonly string[];
  load: () => Promise<AddCommand>;
  /** Where the key of a locked journal may come from; anywhere if absent. `itself`: the command looks for it, or opens none. */
  keyFrom?: KeyFrom | 'itself';
  /** Whether it reads another file, which may be locked: `--passphrase-fd` is for that file where the journal is not locked. */
  readsOther?: true;
}

/** The commands by what one wants to do, in the order of the help. */
export const COMMAND_GROUPS: Readonly<Record<string, Readonly<Record<string, CommandEntry>>>> = {
  Care: {
    support: {
      description: 'people to talk to, when someone may not be safe',
      examples: ['support', 'support --region GB'],
      load: async () => (await import('../commands/support.ts')).addSupport,
      keyFrom: 'itself',
    },
  },
  Write: {
    write: {
      description: 'write a day, by questions or with answers as flags',
      examples: ['write', 'write yesterday', 'write --felt 3 --want 6 --note - < note.txt'],
      load: async () => (await import('../commands/write.ts')).addWrite,
    },
    rest: {
      description: 'set days aside: they count nowhere',
      examples: ['rest 2026-12-24..2027-01-02', 'rest --list'],
      load: async () => (await import('../commands/rest.ts')).addRest,
    },
  },
  'Look back': {
    show: {
      description: 'show what was written for a day',
      examples: ['show', 'show last friday'],
      load: async () => (await import('../commands/show.ts')).addShow,
    },
    list: {
      description: 'list entries, oldest first',
      examples: ['list -5', 'list --oneline --from 2026-03', 'list --on-this-day'],
      load: async () => (await import('../commands/list.ts')).addList,
    },
    search: {
      description: 'find words in the notes, in any of their forms',
      examples: ['search garden', 'search "so tired" --felt 1-3', 'search -'],
      load: async () => (await import('../commands/search.ts')).addSearch,
    },
    tags: {
      description: 'count your @tags and #tags, or rename one',
      examples: ['tags', 'tags --from 2026', 'tags --rename work job'],
      load: async () => (await import('../commands/tags.ts')).addTags,
    },
    week: {
      description: 'show a week on one page, with a question to take along',
      examples: ['week', 'week last'],
      load: async () => (await import('../commands/week.ts')).addWeek,
    },
    month: {
      description: 'show a month on one page',
      examples: ['month', 'month march 2026'],
      load: async () => (await import('../commands/month.ts')).addMonth,
    },
    trends: {
      description: 'show the weeks, and say what holds across them',
      examples: ['trends', 'trends --weeks 26 --chart', 'trends --numbers'],
      load: async () => (await import('../commands/trends.ts')).addTrends,
    },
    report: {
      description: 'write a page with pictures, to be opened in a browser',
      examples: ['report -o report.html', 'report --from 2026-01 --open', 'report --with-notes -o whole.html'],
      load: async () => (await import('../commands/report.ts')).addReport,
    },
    year: {
      description: 'show 53 weeks, a number for each day',
      examples: ['year', 'year 2026'],
      load: async () => (await import('../commands/year.ts')).addYear,
    },
    like: {
      description: 'find the earlier days that felt most like a day',
      examples: ['like', 'like yesterday'],
      load: async () => (await import('../commands/like.ts')).addLike,
    },
  },
  Mend: {
    edit: {
      description: 'change a written day, in your editor or by questions',
      examples: ['edit', 'edit tuesday'],
      load: async () => (await import('../commands/edit.ts')).addEdit,
    },
    move: {
      description: 'give the entry of a day to another day',
      examples: ['move tuesday monday'],
      load: async () => (await import('../commands/move.ts')).addMove,
    },
    rm: {
      description: 'remove the entry of a day, after showing it',
      examples: ['rm monday'],
      load: async () => (await import('../commands/rm.ts')).addRm,
    },
    undo: {
      description: 'take back the last change; again for the one before',
      examples: ['undo'],
      load: async () => (await import('../commands/undo.ts')).addUndo,
    },
    history: {
      description: 'show the versions of a day, also of one that was removed',
      examples: ['history tuesday', 'history tuesday --restore 1'],
      load: async () => (await import('../commands/history.ts')).addHistory,
    },
    purge: {
      description: 'erase removed entries, earlier versions and old copies',
      examples: ['purge'],
      load: async () => (await import('../commands/purge.ts')).addPurge,
    },
  },
  'Take out, bring in': {
    export: {
      description: 'take the journal out, as Markdown unless told otherwise',
      examples: [
        'export -o journal.md',
        'export --format csv -o journal.csv',
        'export --redact - -o shared.md < names.txt',
      ],
      load: async () => (await import('../commands/export.ts')).addExport,
    },
    import: {
      description: 'bring in entries of any program, from a file or folder',
      examples: ['import journal.csv --dry-run', 'import journal.csv'],
      load: async () => (await import('../commands/import.ts')).addImport,
    },
    merge: {
      description: 'join another journal, or an export of one, with this one',
      examples: ['merge other/journal.db'],
      load: async () => (await import('../commands/merge.ts')).addMerge,
      readsOther: true,
    },
  },
  'Keep safe': {
    backup: {
      description: 'make a copy of the journal, and check it',
      examples: ['backup', 'backup copy.db'],
      load: async () => (await import('../commands/backup.ts')).addBackup,
    },
    restore: {
      description: 'list the copies of the journal, or bring one back',
      examples: ['restore', 'restore yesterday --dry-run'],
      load: async () => (await import('../commands/restore.ts')).addRestore,
      keyFrom: 'copies too',
      readsOther: true,
    },
    doctor: {
      description: 'check the journal, or save what is left of a damaged one',
      examples: ['doctor', 'doctor --salvage damaged.db'],
      load: async () => (await import('../commands/doctor.ts')).addDoctor,
      keyFrom: 'copies too',
      readsOther: true,
    },
    lock: {
      description: 'encrypt the journal and its copies with a passphrase',
      examples: ['lock', 'lock --now'],
      load: async () => (await import('../commands/lock.ts')).addLock,
      keyFrom: 'itself',
    },
    unlock: {
      description: 'take the lock away for good, or keep the key for a while',
      examples: ['unlock --for 15m', 'unlock'],
      load: async () => (await import('../commands/unlock.ts')).addUnlock,
      keyFrom: 'itself',
    },
    passphrase: {
      description: 'change the passphrase of a locked journal',
      examples: ['passphrase'],
      load: async () => (await import('../commands/passphrase.ts')).addPassphrase,
      keyFrom: 'itself',
    },
    wipe: {
      description: 'remove everything that nearfar keeps on this machine',
      examples: ['wipe'],
      load: async () => (await import('../commands/wipe.ts')).addWipe,
      keyFrom: 'itself',
    },
  },
  Passages: {
    passages: {
      description: 'list the passages, or show one',
      examples: ['passages', 'passages the-dance'],
      load: async () => (await import('../commands/passages.ts')).addPassages,
    },
    match: {
      description: 'try which passages an evening would get; writes nothing',
      examples: ['match --felt 2 --want 6 --note - --why < note.txt'],
      load: async () => (await import('../commands/match.ts')).addMatch,
      keyFrom: 'at hand',
    },
    article: {
      description: "read the article's own words, and texts of your own",
      examples: ['article load article.txt', 'article unload'],
      load: async () => (await import('../commands/article.ts')).addArticle,
    },
  },
  Settings: {
    status: {
      description: 'say whether today is written and where the journal lies',
      examples: ['status', 'status -q'],
      load: async () => (await import('../commands/status.ts')).addStatus,
      keyFrom: 'at hand',
    },
    remind: {
      description: 'be reminded of an evening that is not written',
      examples: ['remind install --at 21:30 --days mon-fri --dry-run', 'remind shell bash'],
      load: async () => (await import('../commands/remind.ts')).addRemind,
      keyFrom: 'at hand',
    },
    settings: {
      description: 'show the settings, or change one',
      examples: ['settings', 'settings partner Ana', 'settings plain --reset', 'settings --edit'],
      load: async () => (await import('../commands/settings.ts')).addSettings,
    },
    questions: {
      description: 'choose what an evening asks, and add your own questions',
      examples: [
        'questions',
        'questions add sleep --kind scale --text "How did you sleep?"',
        'questions order felt sleep want',
        'questions hide practices',
      ],
      load: async () => (await import('../commands/questions.ts')).addQuestions,
    },
    completion: {
      description: 'let your shell complete what you type with Tab',
      examples: ['completion install zsh', 'completion remove'],
      load: async () => (await import('../commands/completion.ts')).addCompletion,
      keyFrom: 'itself',
    },
  },
};

/** All commands by name. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = Object.assign({}, ...Object.values(COMMAND_GROUPS));
