import { type Day, formatDay } from '../domain/day.ts';
import type { SalvageReport } from '../journal/salvage/salvage-journal.ts';
import type { DisplayOptions } from './display-options.ts';
import { escapeControls, joinWithAnd, pluralize, wrap } from './text.ts';

/** What each table holds, in the writer's words: one, and several. */
const TABLES: Readonly<Record<string, [one: string, many: string]>> = {
  revisions: ['step of the history', 'steps of the history'],
  readings: ['passage that was shown', 'passages that were shown'],
  drafts: ['draft', 'drafts'],
  settings: ['setting', 'settings'],
  rests: ['rest', 'rests'],
  questions: ['question of yours', 'questions of yours'],
  sources: ['loaded text', 'loaded texts'],
  paragraphs: ['paragraph of a loaded text', 'paragraphs of loaded texts'],
  source_weights: ['weight of a loaded text', 'weights of loaded texts'],
};

/** What came from where, which days are not as they were, and what to do next. */
export function renderSalvage(
  report: SalvageReport,
  { damaged, target, isLocked }: { damaged: string; target: string; isLocked: boolean },
  display: DisplayOptions,
): string {
  const { days, others, backup, older, unreadable, asides } = report;
  const written = Object.values(days).flat().length - days.lost.length;
  const paragraphs = [
    `${pluralize(written, 'entry', 'entries')} written into ${target}. ${damaged} is as it was.`,
    `Whole in the damaged file: ${pluralize(days.file.length, 'entry', 'entries')}${othersFrom('file', others)}.`,
    ...named('Taken from the history of the file, as the last change left it', days.history),
    ...unreadable.map((file) => `The copy ${file} cannot be read.`),
    ...(isLocked && unreadable.length > 0
      ? ['A copy that has another passphrase can be read when it is named with --backup, which asks for it.']
      : []),
    backup === null
      ? 'There is no copy to take anything from.'
      : `From the copy ${backup}, as it was on its day: ${pluralize(days.backup.length, 'entry', 'entries')}${othersFrom('backup', others)}.`,
    ...named('Taken from the copy', days.backup),
    ...older.flatMap((one) =>
      named(`Of these from the older copy ${one.path}, as they are damaged in the newest`, one.days),
    ),
    ...named('Changed in the file, so that a letter or a number may be wrong', days.doubtful),
    ...named('Only the two numbers were left', days.numbers),
    ...(asides > 0 ? [`Changed versions from the file that are kept in the history of their days: ${asides}.`] : []),
    ...(days.lost.length > 0 ? named('Lost', days.lost) : ['No day that is known of is lost.']),
    `Put it in the place of the journal: nearfar restore "${target}"`,
  ];
  return paragraphs.map((text) => `${wrap(escapeControls(text), display.width).join('\n')}\n`).join('');
}

function othersFrom(origin: 'file' | 'backup', others: SalvageReport['others']): string {
  const counts = others.filter((one) => one[origin] > 0).map((one) => pluralize(one[origin], ...TABLES[one.table]!));
  return counts.length > 0 ? `, ${joinWithAnd(counts)}` : '';
}

/** Every day by its date: the writer has to know which ones to look at. */
function named(what: string, days: readonly Day[]): string[] {
  return days.length === 0 ? [] : [`${what}: ${joinWithAnd(days.map((day) => formatDay(day, 'd MMMM yyyy')))}.`];
}
