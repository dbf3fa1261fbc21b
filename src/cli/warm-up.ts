import { addDays } from '../domain/day.ts';
import { resolveDisplayOptions } from '../render/display-options.ts';
import type { Output } from '../terminal/output.ts';
import { processWorld, today, type World } from '../world.ts';
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

const SILENT: Output = { isTerminal: false, width: 80, height: 24, write: () => {} };

/**
 * Runs commands on an invented journal, for the code cache: V8 then has compiled the functions that starts of the
 * program need. Prints nothing. The commands are fixed, so the cache does not tell which ones the writer uses.
 * @param folder an empty folder for the invented journal; the caller removes it
 */
export async function warmUp(folder: string): Promise<void> {
  const inFolder = processWorld({ home: folder });
  await runSilently(inFolder, 'import -', inventedEntries(today(inFolder)));
  for (const [commandLine, stdin = ''] of COMMANDS) await runSilently(inFolder, commandLine, stdin);
}

function runSilently(inFolder: World, commandLine: string, stdin: string): Promise<number> {
  const noLines = async function* () {};
  const instant = inFolder.now();
  const overrides = {
    // A clock that stands still, so that no midnight falls between two commands.
    now: () => instant,
    display: resolveDisplayOptions({}, SILENT, {}),
    stdin: { isTerminal: false, readAll: () => stdin, lines: noLines },
    stdout: SILENT,
    stderr: SILENT,
    printPaged: async () => {},
    openFile: async () => {},
    withFlags: () => world,
  };
  // Not `{ ...inFolder, ...overrides }`: that would call the getters of the world, which ask for the real terminal.
  const world: World = Object.create(inFolder, Object.getOwnPropertyDescriptors(overrides));
  return main(commandLine.split(' '), world);
}

/** Four months of days, of which some are left out, as JSON Lines. */
function inventedEntries(lastDay: string): string {
  const days = Array.from({ length: 120 }, (_, index) => index).filter((index) => index % 7 !== 3);
  return days
    .map((index) => {
      const entry = {
        day: addDays(lastDay, -2 - index),
        felt: 1 + ((index * 5) % 7),
        want: 1 + ((index * 3) % 7),
        their_move: (['closer', 'steady', 'away'] as const)[index % 3],
        my_move: (['space', 'chased', 'met', 'own'] as const)[index % 4],
        note: 'We walked and said little.',
      };
      return JSON.stringify(entry);
    })
    .join('\n');
}
