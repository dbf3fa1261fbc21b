import { formatRest, type Rest } from '../domain/rest.ts';
import type { DisplayOptions } from './display-options.ts';
import { escapeControls, wrap } from './text.ts';

/** Rests below each other, each with its note. */
export function renderRests(rests: readonly Rest[], look: DisplayOptions): string {
  const lines = rests.flatMap((rest) => [
    formatRest(rest),
    ...escapeControls(rest.note ?? '')
      .trimEnd()
      .split('\n')
      .flatMap((line) => (line === '' ? [] : wrap(look.theme.quiet(line), look.width, '  '))),
  ]);
  return `${lines.join('\n')}\n`;
}
