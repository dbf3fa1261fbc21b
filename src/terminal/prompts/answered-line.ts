import type { Closeness } from '../../domain/scale.ts';
import type { DisplayOptions } from '../../render/display-options.ts';
import { CIRCLES_WIDTH, drawCirclesInOneRow } from '../../render/entry/circles.ts';
import { firstLine } from '../../render/entry/first-line.ts';
import { markControls, padToWidth } from '../../render/text.ts';
import type { ClosenessQuestion, KeyChoice } from './prompter.ts';

/** A question with what its line needs, to which it shrinks when it is answered; empty for one without a name. */
type Answered<Question> = Question & { name?: string; display: DisplayOptions };

/** Cells for the name of a question in front of its answer. */
const NAME_WIDTH = 12;

/** Cells for the number, and for the spaces around the circles and the anchor. */
const MARGIN = 8;

export function answeredCloseness(
  { name, display, anchors }: Answered<Pick<ClosenessQuestion<unknown>, 'anchors'>>,
  picked: Closeness | null,
): string {
  if (name === undefined) return '';
  if (picked === null) return answeredLine(display, name, display.theme.quiet(missing(display)));
  const words = `${picked}  ${anchors[picked]}`;
  if (display.plain || !fitsBesideCircles(anchors, display.width - NAME_WIDTH))
    return answeredLine(display, name, firstLine(words, display.width - NAME_WIDTH - 1, display.glyphs.ellipsis));
  const circles = padToWidth(drawCirclesInOneRow(picked, display.glyphs), CIRCLES_WIDTH);
  return answeredLine(display, name, `${display.theme.near(circles)}  ${words}`);
}

/** The labels of the values that were chosen. */
export function answeredChoices(
  { name, display, choices }: Answered<{ choices: readonly KeyChoice<unknown>[] }>,
  values: readonly unknown[],
): string {
  const labels = choices.filter(({ value }) => values.includes(value)).map(({ label }) => label);
  return answeredLine(display, name, labels.join(', ') || missing(display));
}

export function answeredText({ name, display }: Answered<object>, text: string): string {
  const room = Math.max(10, display.width - NAME_WIDTH - 1);
  const answer = text.trim() === '' ? missing(display) : firstLine(markControls(text), room, display.glyphs.ellipsis);
  return answeredLine(display, name, answer);
}

/** Whether even the longest anchor fits beside the circles. The layout is the same for all seven numbers. */
export function fitsBesideCircles(anchors: Readonly<Record<Closeness, string>>, width: number): boolean {
  const longest = Math.max(...Object.values(anchors).map(({ length }) => length));
  return MARGIN + CIRCLES_WIDTH + longest < width;
}

function answeredLine({ theme, plain }: DisplayOptions, name: string | undefined, answer: string): string {
  if (name === undefined) return '';
  return plain ? `${name}: ${answer}` : `${theme.quiet(padToWidth(name, NAME_WIDTH))}${answer}`;
}

/** Stands for an answer that was left open. */
function missing({ plain, glyphs }: DisplayOptions): string {
  return plain ? 'left open' : glyphs.missing;
}
