import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { addDays } from '../domain/day.ts';
import { type Entry, readEntry } from '../domain/entry.ts';
import { UserError } from '../errors.ts';
import { readJsonLines } from '../formats/json-lines.ts';
import type { Journal } from '../journal/journal.ts';
import { withJournal } from '../journal/open.ts';
import { decode } from '../terminal/input.ts';
import type { World } from '../world.ts';
import { isLate } from './save.ts';
import type { Settle } from './settle.ts';
import { today } from './today.ts';

/** `nearfar import FILE`: entries as JSON Lines, all of them or none. */
export function addImport(command: Command, settle: Settle): void {
  command.argument('<file>', 'the file, or - for standard input').action((file: string, _, self: Command) => {
    const world = settle(self);
    const entries = readJsonLines(file === '-' ? world.input.readAll() : readText(file));
    refuseFuture(entries, world);
    const report = withJournal(world.folder, 'write', (journal) =>
      journal.atomically(() => bringIn(journal, entries, world.now()), 'import'),
    );
    world.talk.write(
      `${report.new} new, ${report.same} the same, ${report.newer} newer than what was there, ${report.older} left as the journal has them.\n`,
    );
  });
}

type Fate = 'new' | 'same' | 'newer' | 'older';

/** Writes the entries into the journal and counts what became of them. */
function bringIn(journal: Journal, entries: readonly Entry[], at: Date): Record<Fate, number> {
  const report: Record<Fate, number> = { new: 0, same: 0, newer: 0, older: 0 };
  for (const entry of entries) {
    const mine = journal.entry(entry.day);
    const fate = fateOf(entry, mine);
    report[fate] += 1;
    if (fate === 'new' || fate === 'newer') journal.write(entry, isLate(entry), at);
  }
  return report;
}

/** An entry that says when it was last changed wins over an older one; one that does not say never replaces anything. */
function fateOf(entry: Entry, mine: Entry | null): Fate {
  if (!mine) return 'new';
  const known = readEntry(mine) as unknown as Record<string, unknown>;
  const isSame = Object.entries(entry).every(
    ([field, value]) => JSON.stringify(value) === JSON.stringify(known[field]),
  );
  if (isSame) return 'same';
  return (entry.updated_at ?? '') > (mine.updated_at ?? '') ? 'newer' : 'older';
}

function readText(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(
      code === 'ENOENT' ? `There is no file "${file}".` : `${file} cannot be read (${code}).`,
      'Nothing was brought in.',
    );
  }
  return decode(bytes, file);
}

function refuseFuture(entries: readonly Entry[], world: World): void {
  // Another zone may be a day ahead of this one.
  const last = addDays(today(world), 1);
  const ahead = entries.find(({ day }) => day > last);
  if (ahead)
    throw new UserError(
      `${ahead.day} has not come yet.`,
      'Nothing was brought in. Put it right in the file and try again.',
    );
}
