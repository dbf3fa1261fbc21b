import { inWords } from '../domain/day.ts';
import type { Rest } from '../domain/rest.ts';
import type { Look } from './look.ts';
import { forScreen, wrap } from './text.ts';

/** "Friday 20 November 2026", or "20 to 24 November 2026" with as much of the first day as differs. */
export function restLine({ from, to }: Rest): string {
  const last = inWords(to, 'd MMMM yyyy');
  if (from === to) return inWords(from, 'EEEE d MMMM yyyy');
  const pattern =
    from.slice(0, 7) === to.slice(0, 7) ? 'd' : from.slice(0, 4) === to.slice(0, 4) ? 'd MMMM' : 'd MMMM yyyy';
  return `${inWords(from, pattern)} to ${last}`;
}

/** Rests below each other, each with its note. */
export function renderRests(rests: readonly Rest[], look: Look): string {
  const lines = rests.flatMap((rest) => [
    restLine(rest),
    ...forScreen(rest.note ?? '')
      .trimEnd()
      .split('\n')
      .flatMap((line) => (line === '' ? [] : wrap(look.theme.quiet(line), look.width, '  '))),
  ]);
  return `${lines.join('\n')}\n`;
}
