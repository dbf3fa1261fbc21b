import { today } from '../../flags/days.ts';
import type { Arrivals } from '../../formats/format.ts';
import type { FormatName } from '../../formats/formats.ts';
import { readMoodMap } from '../../formats/mood-map.ts';
import { givenFiles, givenText } from '../../io/input-files.ts';
import { progressOf } from '../../io/progress.ts';
import type { Journal } from '../../journal/journal.ts';
import { withJournal } from '../../journal/open.ts';
import { forScreen, listed } from '../../render/text.ts';
import type { World } from '../../world.ts';
import { bringIn } from './import-entries.ts';
import { entryLine, type RestWithFate, refusal, restLine, summary, unreadableLine } from './import-report.ts';
import { restFate } from './merge-rests.ts';
import { lastDay, readFiles } from './read-entries.ts';
import { decide, type Fate, type Keep } from './resolve-conflict.ts';

export interface ImportFlags {
  format?: FormatName;
  map?: string[];
  keep: Keep;
  dryRun?: boolean;
  skipUnreadable?: boolean;
}

/** Brings in what a path holds in one transaction, or with `--dry-run` says what would come of it. */
export async function importFiles(world: World, path: string, flags: ImportFlags): Promise<void> {
  const moods = readMoodMap(flags.map);
  const files = path === '-' ? [givenText(world.input.readAll())] : givenFiles(path);
  const last = lastDay(today(world));
  const arrivals = await readFiles(files, { format: flags.format, moods, last });
  const say = (line: string) => world.talk.write(`${forScreen(line)}\n`);
  for (const rule of arrivals.rules) say(rule);
  if (arrivals.strangers.length > 0) say(`Not from nearfar, left alone: ${listed(arrivals.strangers)}.`);
  if (flags.dryRun) return rehearse(world, arrivals, flags.keep);
  if (arrivals.unreadable.length > 0 && !flags.skipUnreadable) throw refusal(arrivals.unreadable);
  const progress = progressOf(world, 'importing', () => arrivals.entries.length);
  try {
    const said = withJournal(world.folder, 'write', (journal) => {
      const rests = restFates(journal, arrivals);
      const fates = journal.atomically(
        () => bringIn(journal, arrivals, { keep: flags.keep, at: world.now(), turn: progress.advance }),
        'import',
      );
      return summary(fates, rests, arrivals.unreadable.length);
    });
    progress.end();
    say(said);
  } finally {
    progress.end();
  }
}

/** What would come, an entry a line, in the order of the file. */
function rehearse(world: World, arrivals: Arrivals, keep: Keep): void {
  const fates = new Map<Fate, number>();
  const { entries, rests } = withJournal(world.folder, 'read', (journal) => ({
    entries: arrivals.entries.map(({ entry, place }) => {
      const mine = journal.entry(entry.day);
      const { fate } = decide(entry, mine, keep);
      fates.set(fate, (fates.get(fate) ?? 0) + 1);
      return entryLine(entry, place, fate, mine);
    }),
    rests: restFates(journal, arrivals),
  }));
  const lines = [...entries, ...rests.map(restLine), ...arrivals.unreadable.map(unreadableLine)];
  world.output.write(forScreen(lines.map((line) => `${line}\n`).join('')));
  world.talk.write(`${summary(fates, rests, arrivals.unreadable.length)} Nothing was changed.\n`);
}

function restFates(journal: Journal, { rests }: Arrivals): RestWithFate[] {
  const mine = journal.rests();
  return rests.map((one) => ({ ...one, fate: restFate(one.rest, mine) }));
}
