import type { Command } from 'commander';
import { wrap } from '../render/text.ts';

/** What may be typed after `nearfar`, for the help of each command. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  support: ['support', 'support --region GB'],
  write: ['write', 'write yesterday', 'write --felt 3 --want 6 --note - < note.txt'],
  rest: ['rest 2026-12-24..2027-01-02', 'rest --list'],
  show: ['show', 'show last friday'],
  list: ['list -5', 'list --oneline --from 2026-03', 'list --on-this-day'],
  search: ['search garden', 'search "so tired" --felt 1-3', 'search -'],
  tags: ['tags', 'tags --from 2026', 'tags --rename work job'],
  week: ['week', 'week last'],
  month: ['month', 'month march 2026'],
  trends: ['trends', 'trends --weeks 26 --chart', 'trends --numbers'],
  report: ['report -o report.html', 'report --from 2026-01 --open', 'report --with-notes -o whole.html'],
  year: ['year', 'year 2026'],
  like: ['like', 'like yesterday'],
  edit: ['edit', 'edit tuesday'],
  move: ['move tuesday monday'],
  rm: ['rm monday'],
  undo: ['undo'],
  history: ['history tuesday', 'history tuesday --restore 1'],
  purge: ['purge'],
  export: ['export -o journal.md', 'export --format csv -o journal.csv', 'export --redact - -o shared.md < names.txt'],
  import: ['import journal.csv --dry-run', 'import journal.csv'],
  merge: ['merge other/journal.db'],
  backup: ['backup', 'backup copy.db'],
  restore: ['restore', 'restore yesterday --dry-run'],
  doctor: ['doctor', 'doctor --salvage damaged.db'],
  lock: ['lock', 'lock --now'],
  unlock: ['unlock --for 15m', 'unlock'],
  passphrase: ['passphrase'],
  wipe: ['wipe'],
  passages: ['passages', 'passages the-dance'],
  match: ['match --felt 2 --want 6 --note - --why < note.txt'],
  article: ['article load article.txt', 'article unload'],
  status: ['status', 'status -q'],
  remind: ['remind install --at 21:30 --days mon-fri --dry-run', 'remind shell bash'],
  settings: ['settings', 'settings partner Ana', 'settings plain --reset', 'settings --edit'],
  questions: [
    'questions',
    'questions add sleep --kind scale --text "How did you sleep?"',
    'questions order felt sleep want',
    'questions hide practices',
  ],
  completion: ['completion install zsh', 'completion remove'],
};

/** Adds its examples to the help of a command. */
export function addExamples(command: Command, width: number): void {
  const lines = (EXAMPLES[command.name()] ?? []).flatMap((words) => wrap(`nearfar ${words}`, width, '  '));
  if (lines.length > 0) command.addHelpText('after', ['\nExamples:', ...lines].join('\n'));
}
