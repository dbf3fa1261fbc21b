import type { CommandEntry } from './command-entry.ts';

/** The commands by what one wants to do, in the order of the help. */
export const COMMAND_GROUPS: Readonly<Record<string, Readonly<Record<string, CommandEntry>>>> = {
  Care: {
    support: {
      description: 'people to talk to, when someone may not be safe',
      examples: ['support', 'support --region GB'],
      load: () => import('../commands/support.ts'),
      keyFrom: 'itself',
    },
  },
  Write: {
    write: {
      description: 'write a day, by questions or with answers as flags',
      examples: ['write', 'write yesterday', 'write --felt 3 --want 6 --note - < note.txt'],
      load: () => import('../commands/write.ts'),
    },
    rest: {
      description: 'set days aside: they count nowhere',
      examples: ['rest 2026-12-24..2027-01-02', 'rest --list'],
      load: () => import('../commands/rest.ts'),
    },
  },
  'Look back': {
    show: {
      description: 'show what was written for a day',
      examples: ['show', 'show last friday'],
      load: () => import('../commands/show.ts'),
    },
    list: {
      description: 'list entries, oldest first',
      examples: ['list -5', 'list --oneline --from 2026-03', 'list --on-this-day'],
      load: () => import('../commands/list.ts'),
    },
    search: {
      description: 'find words in the notes, in any of their forms',
      examples: ['search garden', 'search "so tired" --felt 1-3', 'search -'],
      load: () => import('../commands/search.ts'),
    },
    tags: {
      description: 'count your @tags and #tags, or rename one',
      examples: ['tags', 'tags --from 2026', 'tags --rename work job'],
      load: () => import('../commands/tags.ts'),
    },
    week: {
      description: 'show a week on one page, with a question to take along',
      examples: ['week', 'week last'],
      load: () => import('../commands/week.ts'),
    },
    month: {
      description: 'show a month on one page',
      examples: ['month', 'month march 2026'],
      load: () => import('../commands/month.ts'),
    },
    trends: {
      description: 'show the weeks, and say what holds across them',
      examples: ['trends', 'trends --weeks 26 --chart', 'trends --numbers'],
      load: () => import('../commands/trends.ts'),
    },
    report: {
      description: 'write a page with pictures, to be opened in a browser',
      examples: ['report -o report.html', 'report --from 2026-01 --open', 'report --with-notes -o whole.html'],
      load: () => import('../commands/report.ts'),
    },
    year: {
      description: 'show 53 weeks, a number for each day',
      examples: ['year', 'year 2026'],
      load: () => import('../commands/year.ts'),
    },
    like: {
      description: 'find the earlier days that felt most like a day',
      examples: ['like', 'like yesterday'],
      load: () => import('../commands/like.ts'),
    },
  },
  Mend: {
    edit: {
      description: 'change a written day, in your editor or by questions',
      examples: ['edit', 'edit tuesday'],
      load: () => import('../commands/edit.ts'),
    },
    move: {
      description: 'give the entry of a day to another day',
      examples: ['move tuesday monday'],
      load: () => import('../commands/move.ts'),
    },
    rm: {
      description: 'remove the entry of a day, after showing it',
      examples: ['rm monday'],
      load: () => import('../commands/rm.ts'),
    },
    undo: {
      description: 'take back the last change; again for the one before',
      examples: ['undo'],
      load: () => import('../commands/undo.ts'),
    },
    history: {
      description: 'show the versions of a day, also of one that was removed',
      examples: ['history tuesday', 'history tuesday --restore 1'],
      load: () => import('../commands/history.ts'),
    },
    purge: {
      description: 'erase removed entries, earlier versions and old copies',
      examples: ['purge'],
      load: () => import('../commands/purge.ts'),
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
      load: () => import('../commands/export.ts'),
    },
    import: {
      description: 'bring in entries of any program, from a file or folder',
      examples: ['import journal.csv --dry-run', 'import journal.csv'],
      load: () => import('../commands/import.ts'),
    },
    merge: {
      description: 'join another journal, or an export of one, with this one',
      examples: ['merge other/journal.db'],
      load: () => import('../commands/merge.ts'),
      readsOther: true,
    },
  },
  'Keep safe': {
    backup: {
      description: 'make a copy of the journal, and check it',
      examples: ['backup', 'backup copy.db'],
      load: () => import('../commands/backup.ts'),
    },
    restore: {
      description: 'list the copies of the journal, or bring one back',
      examples: ['restore', 'restore yesterday --dry-run'],
      load: () => import('../commands/restore.ts'),
      keyFrom: 'copies too',
      readsOther: true,
    },
    doctor: {
      description: 'check the journal, or save what is left of a damaged one',
      examples: ['doctor', 'doctor --salvage damaged.db'],
      load: () => import('../commands/doctor.ts'),
      keyFrom: 'copies too',
      readsOther: true,
    },
    lock: {
      description: 'encrypt the journal and its copies with a passphrase',
      examples: ['lock', 'lock --now'],
      load: () => import('../commands/lock.ts'),
      keyFrom: 'itself',
    },
    unlock: {
      description: 'take the lock away for good, or keep the key for a while',
      examples: ['unlock --for 15m', 'unlock'],
      load: () => import('../commands/unlock.ts'),
      keyFrom: 'itself',
    },
    passphrase: {
      description: 'change the passphrase of a locked journal',
      examples: ['passphrase'],
      load: () => import('../commands/passphrase.ts'),
      keyFrom: 'itself',
    },
    wipe: {
      description: 'remove everything that nearfar keeps on this machine',
      examples: ['wipe'],
      load: () => import('../commands/wipe.ts'),
      keyFrom: 'itself',
    },
  },
  Passages: {
    passages: {
      description: 'list the passages, or show one',
      examples: ['passages', 'passages the-dance'],
      load: () => import('../commands/passages.ts'),
    },
    match: {
      description: 'try which passages an evening would get; writes nothing',
      examples: ['match --felt 2 --want 6 --note - --why < note.txt'],
      load: () => import('../commands/match.ts'),
      keyFrom: 'at hand',
    },
    article: {
      description: "read the article's own words, and texts of your own",
      examples: ['article load article.txt', 'article unload'],
      load: () => import('../commands/article.ts'),
    },
  },
  Settings: {
    status: {
      description: 'say whether today is written and where the journal lies',
      examples: ['status', 'status -q'],
      load: () => import('../commands/status.ts'),
      keyFrom: 'at hand',
    },
    remind: {
      description: 'be reminded of an evening that is not written',
      examples: ['remind install --at 21:30 --days mon-fri --dry-run', 'remind shell bash'],
      load: () => import('../commands/remind.ts'),
      keyFrom: 'at hand',
    },
    settings: {
      description: 'show the settings, or change one',
      examples: ['settings', 'settings partner Ana', 'settings plain --reset', 'settings --edit'],
      load: () => import('../commands/settings.ts'),
    },
    questions: {
      description: 'choose what an evening asks, and add your own questions',
      examples: [
        'questions',
        'questions add sleep --kind scale --text "How did you sleep?"',
        'questions order felt sleep want',
        'questions hide practices',
      ],
      load: () => import('../commands/questions.ts'),
    },
    completion: {
      description: 'let your shell complete what you type with Tab',
      examples: ['completion install zsh', 'completion remove'],
      load: () => import('../commands/completion.ts'),
      keyFrom: 'itself',
    },
  },
};

/** All commands by name. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = Object.assign({}, ...Object.values(COMMAND_GROUPS));
