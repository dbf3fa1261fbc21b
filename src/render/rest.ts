import { type Rest, restInWords } from '../domain/rest.ts';
import type { Look } from './look.ts';
import { forScreen, wrap } from './text.ts';

/** Rests below each other, each with its note. */
export function renderRests(rests: readonly Rest[], look: Look): string {
  const lines = rests.flatMap((rest) => [
    restInWords(rest),
    ...forScreen(rest.note ?? '')
      .trimEnd()
      .split('\n')
      .flatMap((line) => (line === '' ? [] : wrap(look.theme.quiet(line), look.width, '  '))),
  ]);
  return `${lines.join('\n')}\n`;
}
