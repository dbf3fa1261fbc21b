import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../support/seeded.ts';
import { environment, PROGRAM } from './program.ts';

const MS_PER_DAY = 86_400_000;

const THEIR_MOVES = ['closer', 'steady', 'away'];
const MY_MOVES = ['reached', 'chased', 'met', 'space', 'own', 'back'];
const PRACTICES = ['gesture', 'independence', 'passion'];
const WORDS =
  'we walked along the harbour and said little late shift again tea by the window quiet evening phone on the table laughed about the neighbours dog tired cooked soup together separate rooms long call with my sister rain all day fine'.split(
    ' ',
  );

/** A journal with an entry for each of `size` days, the last of them the day before yesterday. */
export interface SampleJournal {
  size: number;
  /** The folder of the journal, which is also `$HOME`. */
  home: string;
  /** The same entries as JSON Lines. */
  file: string;
}

/** @param parent the folder in which the journal's folder is made */
export function sampleJournal(parent: string, size: number): SampleJournal {
  const home = join(parent, String(size));
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const file = join(home, 'entries.jsonl');
  writeFileSync(file, jsonLines(size));
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'import', file], { env: environment(home) });
  if (status !== 0) throw new Error(`The import of ${size} entries failed: ${stderr}`);
  copyFileSync(join(home, 'journal.db'), join(home, 'as-imported.db'));
  return { size, home, file };
}

/** Removes what was written since the import, so that the next `write` is again the first one of its day. */
export function resetJournal({ home }: SampleJournal): void {
  copyFileSync(join(home, 'as-imported.db'), join(home, 'journal.db'));
}

/** `count` of random words, the same for the same seed. */
export function randomWords(count: number, random: () => number): string {
  return Array.from({ length: count }, () => pick(WORDS, random)).join(' ');
}

function jsonLines(size: number): string {
  const random = seeded(size);
  const last = Math.floor(Date.now() / MS_PER_DAY) - 2;
  return Array.from({ length: size }, (_, index) => {
    const entry = {
      day: new Date((last - size + 1 + index) * MS_PER_DAY).toISOString().slice(0, 10),
      felt: 1 + Math.floor(random() * 7),
      want: 1 + Math.floor(random() * 7),
      their_move: pick(THEIR_MOVES, random),
      my_move: pick(MY_MOVES, random),
      practices: PRACTICES.filter(() => random() < 0.3),
      note: randomWords(20 + Math.floor(random() * 20), random),
    };
    return `${JSON.stringify(entry)}\n`;
  }).join('');
}

function pick<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)]!;
}
