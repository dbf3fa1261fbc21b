import { basename } from 'node:path';
import { dateOfMonth, dayFromParts, monthName } from '../../domain/day.ts';
import { escapeControls, joinWithAnd, pluralize } from '../../render/text.ts';
import { today, type World } from '../../world.ts';
import type { Refusal, ReplacedFile } from './check-replacement.ts';
import type { ExportOptions, ExportOutcome, KeptFile } from './export-options.ts';

/** Says what was written, what it replaced, and which files were left as they are; nothing for standard output. */
export function reportExport(
  world: World,
  options: ExportOptions,
  { entries, written, replaced, kept }: ExportOutcome,
): void {
  if (options.output === undefined) return;
  const files = options.split ? ` in ${pluralize(written.length, 'file')}` : '';
  const checked = options.verify ? ', brought back and compared' : '';
  const lines = [
    `Wrote ${pluralize(entries, 'entry', 'entries')}${files} to ${escapeControls(options.output)}${checked}.`,
    ...(options.split ? replacedFiles(replaced) : replaced.map((file) => replacedFile(world, file))),
    ...keptFiles(kept),
  ];
  world.stderr.write(lines.map((line) => `${line}\n`).join(''));
}

/** "Replaced the export of 12 November, which had 140 entries." */
function replacedFile(world: World, { entries, writtenAt }: ReplacedFile): string {
  const { year, month, date } = world.wallClock(writtenAt);
  const day = dayFromParts(year, month, date)!;
  const isOfThisYear = day.slice(0, 4) === today(world).slice(0, 4);
  const when = `${dateOfMonth(day)} ${monthName(day)}${isOfThisYear ? '' : ` ${year}`}`;
  return entries === null
    ? `Replaced a file of ${when} that nearfar had not written, or that was changed since.`
    : `Replaced the export of ${when}, which had ${pluralize(entries, 'entry', 'entries')}.`;
}

function replacedFiles(replaced: readonly ReplacedFile[]): string[] {
  const foreign = replaced.filter(({ entries }) => entries === null).length;
  const ours = replaced.length - foreign;
  return [
    ...(ours > 0 ? [`Replaced ${pluralize(ours, 'earlier export')}.`] : []),
    ...(foreign > 0 ? [`Replaced ${pluralize(foreign, 'file')} not written by nearfar, or changed since.`] : []),
  ];
}

const REASONS: Record<Refusal, string> = {
  'part of the journal': 'because they belong to the journal itself',
  foreign: 'because somebody else wrote in them',
  changed: 'because somebody else wrote in them',
  'of another format': 'because they are exports in another format',
  larger: 'because they have more entries than would take their place',
  'of other entries': 'because they have entries that what would take their place lacks',
  'not redacted': 'because they are whole, and what would take their place leaves something out',
};

/** One line for each reason. */
function keptFiles(kept: readonly KeptFile[]): string[] {
  const byReason = Map.groupBy(kept, ({ refusal }) => REASONS[refusal]);
  return [...byReason].map(
    ([reason, files]) =>
      `Left as they are, ${reason}: ${escapeControls(joinWithAnd(files.map(({ path }) => basename(path))))}.`,
  );
}
