import type { RankedPassage } from '../../matching/rank-passages.ts';
import type { DisplayOptions } from '../display-options.ts';
import { formatSigned } from '../figures.ts';
import { escapeControls, wrap } from '../text.ts';

/** Ranked passages with their scores and reasons; with a note also the evidence in it for and against each. */
export function renderMatches(
  matches: readonly RankedPassage[],
  isHeld: boolean,
  note: string | null,
  display: DisplayOptions,
): string[] {
  if (isHeld) return wrap('No passage: someone may not be safe. See nearfar support', display.width);
  if (matches.length === 0) return wrap('No passage fits this evening.', display.width);
  return matches.flatMap((match, index) => [
    ...(index > 0 ? [''] : []),
    ...wrap(
      `${index + 1}  ${display.theme.title(match.passage.id)}  ${match.score.toFixed(2)}  ${match.passage.title}`,
      display.width,
    ),
    ...wrap(display.theme.quiet(escapeControls(match.why)), display.width, '   '),
    ...(note === null ? [] : evidenceLines(match, note, display)),
  ]);
}

/** The contribution of the answers, then of each signal in the note with the words that matched, strongest first. */
function evidenceLines(
  { evidence, answersScore }: Pick<RankedPassage, 'evidence' | 'answersScore'>,
  note: string,
  display: DisplayOptions,
): string[] {
  const lines = evidence
    .filter(({ contribution }) => formatSigned(contribution, 2) !== '0.00')
    .map(({ says, spans, contribution }) => {
      const words = spans.map(({ start, end }) => `"${escapeControls(note.slice(start, end)).replace(/\s+/g, ' ')}"`);
      return `${formatSigned(contribution, 2)}  ${says}: ${words.join(', ')}`;
    });
  return [`${formatSigned(answersScore, 2)}  your answers`, ...lines].flatMap((line) =>
    wrap(line, display.width, '   '),
  );
}

/** The evidence in a note for and against a passage, as a page of its own. */
export function renderEvidence(
  match: Pick<RankedPassage, 'passage' | 'evidence' | 'answersScore'>,
  note: string,
  display: DisplayOptions,
): string[] {
  return [
    ...wrap(display.theme.title(escapeControls(match.passage.title)), display.width),
    ...wrap(display.theme.quiet('What spoke for it and what against it, the strongest first:'), display.width),
    '',
    ...evidenceLines(match, note, display),
  ];
}
