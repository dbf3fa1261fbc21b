import type { Match } from '../passages/match.ts';
import { signed } from './figures.ts';
import type { Look } from './look.ts';
import { forScreen, wrap } from './text.ts';

/** Ranked passages with their reasons; with the note, also what in it spoke for and against each. */
export function renderMatches(matches: readonly Match[], hold: boolean, note: string | null, look: Look): string[] {
  if (hold) return wrap('No passage: someone may not be safe. See nearfar support', look.width);
  if (matches.length === 0) return wrap('No passage fits this evening.', look.width);
  return matches.flatMap((match, index) => [
    ...(index > 0 ? [''] : []),
    ...wrap(
      `${index + 1}  ${look.theme.title(match.passage.id)}  ${match.score.toFixed(2)}  ${match.passage.title}`,
      look.width,
    ),
    ...wrap(look.theme.quiet(forScreen(match.why)), look.width, '   '),
    ...(note === null ? [] : renderHeard(match, note, look)),
  ]);
}

/** What the answers gave, and each signal with the words of the note where it was found: the strongest first, in grades. */
function renderHeard({ heard, answers }: Pick<Match, 'heard' | 'answers'>, note: string, look: Look): string[] {
  const lines = heard
    .filter(({ added }) => signed(added, 2) !== '0.00')
    .map(({ says, places, added }) => {
      const words = places.map(({ start, end }) => `"${forScreen(note.slice(start, end)).replace(/\s+/g, ' ')}"`);
      return `${signed(added, 2)}  ${says}: ${words.join(', ')}`;
    });
  return [`${signed(answers, 2)}  your answers`, ...lines].flatMap((line) => wrap(line, look.width, '   '));
}

/** What spoke for a passage and against it, as a page of its own. */
export function renderWhy(match: Pick<Match, 'passage' | 'heard' | 'answers'>, note: string, look: Look): string[] {
  return [
    ...wrap(look.theme.title(forScreen(match.passage.title)), look.width),
    ...wrap(look.theme.quiet('What spoke for it and what against it, the strongest first:'), look.width),
    '',
    ...renderHeard(match, note, look),
  ];
}
