import { unconvertedLines } from '../../render/unconverted-lines.ts';
import type { World } from '../../world.ts';

/**
 * Names the files that a lock, an unlock or a change of the passphrase could not deal with; then the exit code is 1.
 * @param what what became of them, as in "could not be encrypted"
 */
export function reportUnconverted(
  world: World,
  what: string,
  files: readonly string[],
  setExitCode: (code: number) => void,
): void {
  if (files.length === 0) return;
  world.stderr.write(unconvertedLines(what, files));
  setExitCode(1);
}
