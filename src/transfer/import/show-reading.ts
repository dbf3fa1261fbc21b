import type { ImportFile } from '../../formats/format.ts';
import type { OnProgress } from '../../formats/reading-progress.ts';
import { Progress } from '../../io/progress.ts';
import { escapeControls, pluralize } from '../../render/text.ts';
import type { World } from '../../world.ts';

const MB = 1_000_000;
/** Smaller files are read in about a second. */
const MIN_ANNOUNCED_BYTES = 10 * MB;

/**
 * Shows on a terminal how far the reading of files is; with `--plain`, where no line is drawn anew, one sentence says that a
 * large one is read.
 */
export function showReading(world: World, files: readonly ImportFile[]): { onProgress: OnProgress; clear: () => void } {
  const size = () => files.reduce((sum, file) => sum + file.bytes().length, 0);
  const megabytes = () => Math.max(1, Math.round(size() / MB));
  if (world.display.plain && world.stderr.isTerminal && size() >= MIN_ANNOUNCED_BYTES) {
    const what = files.length === 1 ? escapeControls(files[0]!.name) : pluralize(files.length, 'file');
    world.stderr.write(`Reading ${what}, ${megabytes()} MB.\n`);
  }
  const progress = new Progress(world, 'reading', megabytes, 'MB');
  return { onProgress: (share) => progress.reach(share), clear: () => progress.clear() };
}
