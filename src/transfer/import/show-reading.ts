import type { ImportFile } from '../../formats/format.ts';
import type { OnProgress } from '../../formats/reading-progress.ts';
import { Progress } from '../../io/progress.ts';
import { escapeControls, pluralize } from '../../render/text.ts';
import type { World } from '../../world.ts';

const MB = 1_000_000;
/** Smaller files are read so fast that nothing is announced. */
const MIN_ANNOUNCED_BYTES = 10 * MB;

/**
 * Shows on a terminal how far the reading of files is, and of large ones at once that it begins: how far the parsing of a JSON
 * is cannot be told. With `--plain`, where no line is drawn anew, one sentence says that a large one is read.
 */
export function showReading(world: World, files: readonly ImportFile[]): { onProgress: OnProgress; clear: () => void } {
  const size = () => files.reduce((sum, file) => sum + file.bytes().length, 0);
  const megabytes = () => Math.max(1, Math.round(size() / MB));
  const isLarge = world.stderr.isTerminal && size() >= MIN_ANNOUNCED_BYTES;
  if (isLarge && world.display.plain) {
    const what = files.length === 1 ? escapeControls(files[0]!.name) : pluralize(files.length, 'file');
    world.stderr.write(`Reading ${what}, ${megabytes()} MB.\n`);
  }
  const progress = new Progress(world, 'reading', megabytes, 'MB');
  if (isLarge) progress.announce();
  return { onProgress: (share) => progress.reach(share), clear: () => progress.clear() };
}
