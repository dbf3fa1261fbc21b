import type { Partner } from '../../domain/partner.ts';
import { speakReason } from '../../matching/answer-phrases.ts';
import type { Evidence } from '../../matching/explain-choice.ts';
import type { RankedPassage } from '../../matching/rank-passages.ts';
import type { DisplayOptions } from '../display-options.ts';
import { escapeControls, wrap } from '../text.ts';

/** Ranked passages with their scores and reasons; if asked for, also what in the evening counted for each. */
export function renderMatches(
  matches: readonly RankedPassage[],
  showsEvidence: boolean,
  display: DisplayOptions,
  partner: Partner,
): string[] {
  if (matches.length === 0) return wrap('No passage fits this evening.', display.width);
  return matches.flatMap((match, index) => [
    ...(index > 0 ? [''] : []),
    ...wrap(
      `${index + 1}  ${display.theme.title(match.passage.id)}  ${match.score.toFixed(2)}  ${escapeControls(match.passage.title)}`,
      display.width,
    ),
    ...wrap(display.theme.quiet(escapeControls(speakReason(partner, match.why))), display.width, '   '),
    ...(showsEvidence ? evidenceLines(match.evidence, display, partner, '   ') : []),
  ]);
}

/** What counted for a passage, the strongest first, each with how much. The parts overlap, so that their numbers make no sum. */
function evidenceLines(
  evidence: readonly Evidence[],
  display: DisplayOptions,
  partner: Partner,
  indent: string,
): string[] {
  return evidence.flatMap((part) => {
    const [first = '', ...others] = wrap(evidenceInWords(part, partner), display.width, indent + BLANK_WEIGHT);
    return [first.replace(indent + BLANK_WEIGHT, indent + weightInWords(part).padEnd(BLANK_WEIGHT.length)), ...others];
  });
}

/** A clause of the note in quotation marks, or an answer in words. */
function evidenceInWords({ says, place }: Evidence, partner: Partner): string {
  return place === null ? `an evening ${speakReason(partner, says)}` : `"${escapeControls(says)}"`;
}

/** As wide as the longest weight in words and two blanks: it stands in place of the weight in the second line of a part. */
const BLANK_WEIGHT = ' '.repeat('somewhat  '.length);

/** From so many grades on, a part is said to have counted much, or somewhat. */
const MUCH = 0.5;
const SOMEWHAT = 0.2;

function weightInWords({ contribution }: Evidence): string {
  return contribution >= MUCH ? 'much' : contribution >= SOMEWHAT ? 'somewhat' : 'a little';
}

/** What in an evening counted for a passage, as a page of its own. */
export function renderEvidence(
  { passage, evidence }: Pick<RankedPassage, 'passage' | 'evidence'>,
  display: DisplayOptions,
  partner: Partner,
): string[] {
  const lines = evidenceLines(evidence, display, partner, '  ');
  const heading =
    lines.length > 0
      ? 'What counted for it, the strongest first:'
      : 'No single thing counted for it: everything together did.';
  return [
    ...wrap(display.theme.title(escapeControls(passage.title)), display.width),
    ...wrap(display.theme.quiet(heading), display.width),
    ...(lines.length > 0 ? ['', ...lines] : []),
  ];
}
