import type { Evidence } from '../../matching/explain-choice.ts';
import type { RankedPassage } from '../../matching/rank-passages.ts';
import type { DisplayOptions } from '../display-options.ts';
import { formatSigned } from '../figures.ts';
import { escapeControls, wrap } from '../text.ts';

/** Ranked passages with their scores and reasons; if asked for, also what in the evening spoke for each. */
export function renderMatches(
  matches: readonly RankedPassage[],
  showsEvidence: boolean,
  display: DisplayOptions,
): string[] {
  if (matches.length === 0) return wrap('No passage fits this evening.', display.width);
  return matches.flatMap((match, index) => [
    ...(index > 0 ? [''] : []),
    ...wrap(
      `${index + 1}  ${display.theme.title(match.passage.id)}  ${match.score.toFixed(2)}  ${match.passage.title}`,
      display.width,
    ),
    ...wrap(display.theme.quiet(escapeControls(match.why)), display.width, '   '),
    ...(showsEvidence ? evidenceLines(match.evidence, display) : []),
  ]);
}

/** What spoke for a passage, the strongest first, each with what the passage would have lost without it. */
function evidenceLines(evidence: readonly Evidence[], display: DisplayOptions): string[] {
  const lines = evidence.map(({ says, place, contribution }) => {
    const part = escapeControls(says);
    return `${formatSigned(contribution, 2)}  ${place === null ? part : `"${part}"`}`;
  });
  return lines.flatMap((line) => wrap(line, display.width, '   '));
}

/** What in an evening spoke for a passage, as a page of its own. */
export function renderEvidence(
  { passage, evidence }: Pick<RankedPassage, 'passage' | 'evidence'>,
  display: DisplayOptions,
): string[] {
  const lines = evidenceLines(evidence, display);
  const heading =
    lines.length > 0
      ? 'What spoke for it, the strongest first, in grades it would lose without it:'
      : 'Nothing single spoke for it: it fits the evening as a whole.';
  return [
    ...wrap(display.theme.title(escapeControls(passage.title)), display.width),
    ...wrap(display.theme.quiet(heading), display.width),
    ...(lines.length > 0 ? ['', ...lines] : []),
  ];
}
