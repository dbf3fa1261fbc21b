import { isEnterKey, useKeypress, useState } from '@inquirer/core';
import { CLOSENESS, type Closeness, isCloseness } from '../../domain/scale.ts';
import type { DisplayOptions } from '../../render/display-options.ts';
import { CIRCLES_WIDTH, drawAllSmallCircles, drawCircles, drawCirclesInOneRow } from '../../render/entry/circles.ts';
import { scaleKey } from '../../render/scale-key.ts';
import { padToWidth, wrap } from '../../render/text.ts';
import { answeredCloseness, fitsBesideCircles } from './answered-line.ts';
import { createFittingPrompt, type FittingConfig, linesBelow, useHelp } from './fitting-prompt.ts';
import { BACK_HINT, HIDE_CURSOR, isBackKey, isClearKey, isOneOf, keyHintLines, typedKey } from './keys.ts';
import type { ClosenessQuestion } from './prompter.ts';
import { useRefusedPaste } from './use-paste.ts';

export interface ClosenessConfig extends ClosenessQuestion<unknown>, FittingConfig {
  display: DisplayOptions;
  /** Ends the question by going back. */
  goBack?: () => void;
  /** Receives the line to which the answered question shrinks. */
  appendLine?: (line: () => string) => void;
}

type Picked = Closeness | null;

/** Rows of all pictures, and of the picture of one number, whose anchor may stand below it. */
const PICTURE_ROWS = 4;

/** Asks for a number from 1 to 7 and draws the circles of the number that is picked. */
export const closenessPrompt = createFittingPrompt<unknown, ClosenessConfig>((config, done) => {
  const { display, otherChoices = [], skippable } = config;
  const [picked, setPicked] = useState<Picked>(config.initial ?? null);
  const [isHelpShown, toggleHelp] = useHelp(config);
  const refusal = useRefusedPaste(config);
  const [answerLine, setAnswerLine] = useState<string | null>(null);

  const pick = (number: Picked) => {
    setPicked(number);
    config.onPick?.(number);
  };
  const answer = (number: Picked) => {
    setAnswerLine(answeredCloseness(config, number));
    if (config.name !== undefined) config.appendLine?.(() => answeredCloseness(config, number));
    done(number);
  };

  useKeypress((key, line) => {
    line.clearLine(0);
    const name = typedKey(key);
    const otherChoice = otherChoices.find((choice) => choice.key === name);
    if (otherChoice) {
      setAnswerLine('');
      done(otherChoice.value);
    } else if (isEnterKey(key) && (picked !== null || skippable)) answer(picked);
    else if (isCloseness(Number(name))) pick(Number(name) as Closeness);
    else if (isOneOf(key, ['left', 'right'])) pick(step(picked, key.name === 'left' ? -1 : 1));
    // Only while all numbers stand one below the other; else Up goes back.
    else if (isHelpShown && isOneOf(key, ['up', 'down'])) pick(step(picked, key.name === 'up' ? -1 : 1));
    else if (isClearKey(key) && skippable) pick(null);
    else if (isBackKey(key)) config.goBack?.();
    else if (name === '?') toggleHelp();
  });

  if (answerLine !== null) return answerLine;
  const picture = isHelpShown
    ? allNumbers(config, picked)
    : picked === null
      ? allPictures(config)
      : pickedPicture(config, picked);
  const lines = [
    ...wrap(display.theme.title(config.ask), display.width),
    ...(isHelpShown && config.help ? wrap(display.theme.quiet(config.help), display.width) : []),
    '',
    ...picture,
    '',
    ...keyHintLines(keyHints(config, picked), display),
  ];
  return linesBelow(refusal, lines, config).join('\n') + HIDE_CURSOR;
});

/** The next number to the left or right; 4 if none is picked. */
function step(picked: Picked, by: -1 | 1): Closeness {
  if (picked === null) return 4;
  return Math.min(7, Math.max(1, picked + by)) as Closeness;
}

/** All seven pictures, small, above the two ends of the scale. */
function allPictures({ display, anchors }: ClosenessConfig): string[] {
  const pictures = drawAllSmallCircles(display.width - 3, display);
  const ends = wrap(scaleKey(anchors), display.width - 2).map((line) => display.theme.quiet(line));
  return inPictureRows([...pictures, '', ...ends]);
}

/** The circles and the anchor of the picked number. */
function pickedPicture({ display, anchors }: ClosenessConfig, picked: Closeness): string[] {
  const rows = drawCircles(picked, display.glyphs).map((row) => display.theme.near(padToWidth(row, CIRCLES_WIDTH)));
  const label = `${display.theme.title(String(picked))}  ${anchors[picked]}`;
  if (fitsBesideCircles(anchors, display.width)) rows[1] += `   ${label}`;
  else rows.push(...wrap(label, display.width - 2));
  return inPictureRows(rows);
}

/** Indented, and filled up with empty rows, so that nothing moves when a number is picked. */
function inPictureRows(rows: readonly string[]): string[] {
  return Array.from({ length: Math.max(PICTURE_ROWS, rows.length) }, (_, row) => (rows[row] ? `  ${rows[row]}` : ''));
}

/** All seven numbers with their circles and anchors, one a line. */
function allNumbers({ display, anchors }: ClosenessConfig, picked: Picked): string[] {
  return CLOSENESS.flatMap((number) => {
    const picture = padToWidth(drawCirclesInOneRow(number, display.glyphs), CIRCLES_WIDTH);
    const mark = number === picked ? '>' : ' ';
    const circles = fitsBesideCircles(anchors, display.width) ? `${display.theme.near(picture)}  ` : '';
    const [first, ...more] = wrap(`${number}  ${circles}${anchors[number]}`, display.width - 2, '');
    return [`${mark} ${first}`, ...more.map((line) => `     ${line}`)];
  });
}

function keyHints(
  { skippable, otherChoices = [], canGoBack }: ClosenessConfig,
  picked: Picked,
): readonly (string | null)[] {
  return [
    '1-7 or arrows',
    picked !== null ? 'Enter keeps it' : skippable ? 'Enter skips' : null,
    picked !== null && skippable ? 'Del clears it' : null,
    canGoBack ? BACK_HINT : null,
    '? explains',
    ...otherChoices.map(({ key, label }) => `${key} ${label}`),
    'x leaves',
  ];
}
