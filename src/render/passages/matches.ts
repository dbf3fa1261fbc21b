import type { RankedPassage } from '../../matching/rank-passages.ts';
import type { DisplayOptions } from '../display-options.ts';
import { formatSigned } from '../figures.ts';
import { escapeControls, wrap } from '../text.ts';

/** Ranked passages with their reasons; with the note, also what in it spoke for and against each. */
export function renderMatches(
  matches: readonly RankedPassage[],
  hold: boolean,
  note: string | null,
  look: DisplayOptions,
): string[] {
  if (hold) return wrap('No passage: someone may not be safe. See nearfar support', look.width);
  if (matches.length === 0) return wrap('No passage fits this evening.', look.width);
  return matches.flatMap((match, index) => [
    ...(index > 0 ? [''] : []),
    ...wrap(
      `${index + 1}  ${look.theme.title(match.passage.id)}  ${match.score.toFixed(2)}  ${match.passage.title}`,
      look.width,
    ),
    ...wrap(look.theme.quiet(escapeControls(match.why)), look.width, '   '),
    ...(note === null ? [] : renderHeard(match, note, look)),
  ]);
}

/** What the answers gave, and each signal with the words of the note where it was found: the strongest first, in grades. */
function renderHeard(
  { evidence, answersScore }: Pick<RankedPassage, 'evidence' | 'answersScore'>,
  note: string,
  look: DisplayOptions,
): string[] {
  const lines = evidence
    .filter(({ contribution }) => formatSigned(contribution, 2) !== '0.00')
    .map(({ says, spans, contribution }) => {
      const words = spans.map(({ start, end }) => `"${escapeControls(note.slice(start, end)).replace(/\s+/g, ' ')}"`);
      return `${formatSigned(contribution, 2)}  ${says}: ${words.join(', ')}`;
    });
  return [`${formatSigned(answersScore, 2)}  your answers`, ...lines].flatMap((line) => wrap(line, look.width, '   '));
}

/** What spoke for a passage and against it, as a page of its own. */
export function renderEvidence(
  match: Pick<RankedPassage, 'passage' | 'evidence' | 'answersScore'>,
  note: string,
  look: DisplayOptions,
): string[] {
  return [
    ...wrap(look.theme.title(escapeControls(match.passage.title)), look.width),
    ...wrap(look.theme.quiet('What spoke for it and what against it, the strongest first:'), look.width),
    '',
    ...renderHeard(match, note, look),
  ];
}
