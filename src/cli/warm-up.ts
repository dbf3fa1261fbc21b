import { closeSync, openSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { addDays } from '../domain/day.ts';
import { processWorld, type Surroundings, today } from '../world.ts';
import { main } from './main.ts';

/** Commands of everyday use, each with what arrives on its standard input. */
const COMMANDS: readonly (readonly [commandLine: string, stdin?: string])[] = [
  ['write --felt 3 --want 6 --their-move away --my-move chased --note -', 'He was quiet, and I asked him three times.'],
  ['write yesterday --felt 5 --no-passage'],
  ['list -5'],
  ['show'],
  ['search quiet'],
  ['week'],
  ['month'],
  ['trends'],
  ['trends --all'],
  ['year'],
  ['status'],
  ['export'],
];

/**
 * Runs commands on an invented journal, for the code cache: V8 then has compiled the functions that starts of the
 * program need. Prints nothing. The commands are fixed, so the cache does not tell which ones the writer uses.
 * @param folder an empty folder for the invented journal; the caller removes it
 */
export async function warmUp(folder: string): Promise<void> {
  const instant = new Date();
  const discarded = openSync(devNull, 'r+');
  const surroundings = {
    env: { NEARFAR_HOME: join(folder, 'journal') },
    // A clock that stands still, so that no midnight falls between two commands.
    now: () => instant,
    stdin: discarded,
    stdout: discarded,
    stderr: discarded,
  };
  const entries = inventedEntries(today(processWorld({}, surroundings)));
  await run('import -', surroundings, join(folder, 'entries'), entries);
  for (const [commandLine, stdin] of COMMANDS) await run(commandLine, surroundings, join(folder, 'note'), stdin);
  closeSync(discarded);
}

/** @param stdin what arrives on standard input, from a file that is written for it */
async function run(commandLine: string, surroundings: Surroundings, file: string, stdin = ''): Promise<void> {
  writeFileSync(file, stdin);
  const descriptor = openSync(file, 'r');
  await main(commandLine.split(' '), processWorld({}, { ...surroundings, stdin: descriptor }));
  closeSync(descriptor);
}

/** Four months of days, of which some are left out, as JSON Lines. */
function inventedEntries(lastDay: string): string {
  const days = Array.from({ length: 120 }, (_, index) => index).filter((index) => index % 9 !== 3);
  return days
    .map((index) => {
      const entry = {
        day: addDays(lastDay, -2 - index),
        felt: 1 + ((index * 5) % 7),
        want: 1 + ((index * 3) % 7),
        their_move: (['closer', 'steady', 'away'] as const)[index % 3],
        my_move: (['space', 'chased', 'met', 'own'] as const)[index % 4],
        practices: index % 2 === 0 ? ['gesture'] : [],
        note: 'We walked and said little.',
      };
      return JSON.stringify(entry);
    })
    .join('\n');
}
