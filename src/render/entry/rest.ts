import { formatRest, type Rest } from '../../domain/rest.ts';
import type { DisplayOptions } from '../display-options.ts';
import { escapeControls, wrap } from '../text.ts';

/** Rests, each on a line with its note below. */
export function renderRests(rests: readonly Rest[], display: DisplayOptions): string {
  const lines = rests.flatMap((rest) => [
    formatRest(rest),
    ...escapeControls(rest.note ?? '')
      .trimEnd()
      .split('\n')
      .flatMap((line) => (line === '' ? [] : wrap(display.theme.quiet(line), display.width, '  '))),
  ]);
  return `${lines.join('\n')}\n`;
}
