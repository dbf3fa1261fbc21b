import { restInWords } from '../domain/rest.ts';
import { UserError } from '../errors.ts';
import type { Arrivals } from '../formats/format.ts';
import type { FormatName } from '../formats/formats.ts';
import { readMoodMap } from '../formats/mood-map.ts';
import type { Journal } from '../journal/journal.ts';
import { withJournal } from '../journal/open.ts';
import { forScreen, listed } from '../render/text.ts';
import type { World } from '../world.ts';
import { bringIn } from './bring-in.ts';
import { decide, type Fate, type Keep } from './fate.ts';
import { givenFiles, givenText } from './given-files.ts';
import { progressOf } from './progress.ts';
import { lastDay, readFiles } from './read-files.ts';
import { today } from './today.ts';
import { type RestFate, restFate } from './unite-rests.ts';

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
  if (arrivals.unreadable.length > 0 && !flags.skipUnreadable) refuse(arrivals);
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
  const { entries, unreadable } = arrivals;
  const fates = new Map<Fate, number>();
  const { lines, rests } = withJournal(world.folder, 'read', (journal) => ({
    rests: restFates(journal, arrivals),
    lines: entries.map(({ entry: theirs, place }) => {
      const mine = journal.entry(theirs.day);
      const { fate } = decide(theirs, mine, keep);
      fates.set(fate, (fates.get(fate) ?? 0) + 1);
      const numbers = mine && fate !== 'same' ? `, felt ${theirs.felt} beside ${mine.felt}` : `, felt ${theirs.felt}`;
      return `${KINDS[fate].padEnd(11)} ${theirs.day}  ${place}${numbers}${STANDS[fate]}\n`;
    }),
  }));
  const resting = rests.map(
    ({ rest, place, fate }) => `${fate.padEnd(11)} ${restInWords(rest)}  ${place}, set aside\n`,
  );
  const wrong = unreadable.map(({ place, why }) => `${'unreadable'.padEnd(11)} ${place}: ${why}\n`);
  world.output.write(forScreen([...lines, ...resting, ...wrong].join('')));
  world.talk.write(`${summary(fates, rests, unreadable.length)} Nothing was changed.\n`);
}

const KINDS: Record<Fate, string> = {
  new: 'new',
  same: 'same',
  newer: 'different',
  older: 'different',
  theirs: 'different',
  joined: 'different',
};

const STANDS: Record<Fate, string> = {
  new: '',
  same: '',
  newer: '; it is newer and would stand',
  older: '; the journal’s would stay',
  theirs: '; it would stand',
  joined: '; both notes would stand',
};

type RestWithFate = Arrivals['rests'][number] & { fate: RestFate };

function restFates(journal: Journal, { rests }: Arrivals): RestWithFate[] {
  const mine = journal.rests();
  return rests.map((one) => ({ ...one, fate: restFate(one.rest, mine) }));
}

function summary(fates: ReadonlyMap<Fate, number>, rests: readonly RestWithFate[], unreadable: number): string {
  const count = (fate: Fate, words: string, always = false) =>
    always || fates.has(fate) ? [`${fates.get(fate) ?? 0} ${words}`] : [];
  const counts = [
    ...count('new', 'new', true),
    ...count('same', 'the same', true),
    ...count('newer', 'newer than what was there', true),
    ...count('theirs', 'put in the place of what was there'),
    ...count('joined', 'joined with what was there'),
    ...count('older', 'left as the journal has them', true),
    ...(unreadable > 0 ? [`${unreadable} unreadable`] : []),
  ];
  return `${counts.join(', ')}.${restSummary(rests)}`;
}

function restSummary(rests: readonly RestWithFate[]): string {
  if (rests.length === 0) return '';
  const counts = Map.groupBy(rests, ({ fate }) => fate);
  const said = ([fate, words]: [RestFate, string]) =>
    counts.has(fate) ? [`${counts.get(fate)!.length} ${words}`] : [];
  const kinds: [RestFate, string][] = [
    ['new', 'new'],
    ['same', 'the same'],
    ['joined', 'joined with those there'],
  ];
  return ` Days set aside: ${kinds.flatMap(said).join(', ')}.`;
}

/** So many are named; the rest can be seen with --dry-run. */
const NAMED = 5;

function refuse({ unreadable }: Arrivals): never {
  const named = unreadable.slice(0, NAMED).map(({ place, why }) => `${begun(place)}: ${why}`);
  const more = unreadable.length - named.length;
  throw new UserError(
    forScreen([...named, ...(more > 0 ? [`And ${more} more; --dry-run shows them all.`] : [])].join('\n')),
    'Nothing was brought in. Put it right in the file and try again, or leave it behind with --skip-unreadable.',
  );
}

/** "Line 2", but "notes.csv, line 2". */
function begun(place: string): string {
  return /^(line|entry|revision|rest) \d+$/.test(place) ? place[0]!.toUpperCase() + place.slice(1) : place;
}
