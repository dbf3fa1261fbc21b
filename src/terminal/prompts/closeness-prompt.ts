import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core';
import { CLOSENESS, type Closeness, isCloseness } from '../../domain/scale.ts';
import { CIRCLES_WIDTH, drawCircles, drawCirclesInOneRow } from '../../render/circles.ts';
import type { DisplayOptions } from '../../render/display-options.ts';
import { firstLine, padToWidth, wrap } from '../../render/text.ts';
import { HIDE_CURSOR, keyHintLines, NAME_WIDTH, typedKey } from './keys.ts';
import type { ClosenessQuestion } from './prompter.ts';

export interface ClosenessConfig extends ClosenessQuestion<unknown> {
  display: DisplayOptions;
  /** Receives each number that is picked, before it is the answer. */
  onPick?: (picked: Closeness) => void;
  /** Receives the line to which the answered question shrinks. */
  remember?: (line: string) => void;
}

type Picked = Closeness | null;

/** Cells for the number, and for the spaces around the circles and the anchor. */
const MARGIN = 8;

/** Asks for a number from 1 to 7 and draws the circles of the number that is picked. */
export const closenessPrompt = createPrompt<unknown, ClosenessConfig>((config, done) => {
  const { display, otherChoices = [], skippable } = config;
  const [picked, setPicked] = useState<Picked>(config.initial ?? null);
  const [isHelpShown, setHelpShown] = useState(false);
  const [answerLine, setAnswerLine] = useState<string | null>(null);

  const pick = (number: Closeness) => {
    setPicked(number);
    config.onPick?.(number);
  };
  const finish = (value: unknown, line: string) => {
    setAnswerLine(line);
    if (line !== '') config.remember?.(line);
    done(value);
  };

  useKeypress((key, line) => {
    line.clearLine(0);
    const name = typedKey(key);
    const otherChoice = otherChoices.find((choice) => choice.key === name);
    if (otherChoice) finish(otherChoice.value, '');
    else if (isEnterKey(key) && picked !== null) finish(picked, answeredLine(config, picked));
    else if (isEnterKey(key) && skippable) finish(null, answeredLine(config, null));
    else if (isCloseness(Number(name))) pick(Number(name) as Closeness);
    else if (key.name === 'left' || key.name === 'right') pick(step(picked, key.name === 'left' ? -1 : 1));
    else if (name === '?') setHelpShown(!isHelpShown);
  });

  if (answerLine !== null) return answerLine;
  const picture = isHelpShown ? allPictures(config, picked) : pickedPicture(config, picked);
  const lines = [
    ...wrap(display.theme.title(config.ask), display.width),
    ...(isHelpShown && config.help ? wrap(display.theme.quiet(config.help), display.width) : []),
    '',
    ...picture,
    '',
    ...keyHintLines(keyHints(config, picked), display),
  ];
  return lines.join('\n') + HIDE_CURSOR;
});

/** The next number to the left or right; 4 if none is picked. */
function step(picked: Picked, by: -1 | 1): Closeness {
  if (picked === null) return 4;
  return Math.min(7, Math.max(1, picked + by)) as Closeness;
}

/** The circles and the anchor of the picked number; without one the two ends of the scale. */
function pickedPicture({ display, anchors }: ClosenessConfig, picked: Picked): string[] {
  if (picked === null) return ['', `  1 ${anchors[1]}  ${display.glyphs.dash}  7 ${anchors[7]}`, ''];
  const rows = drawCircles(picked, display.glyphs).map((row) => display.theme.near(padToWidth(row, CIRCLES_WIDTH)));
  const label = `${display.theme.title(String(picked))}  ${anchors[picked]}`;
  if (fitsBeside(anchors, display)) rows[1] += `   ${label}`;
  else rows.push(label);
  return rows.map((row) => `  ${row}`);
}

/** Whether even the longest anchor fits beside the circles. The layout is the same for all seven numbers. */
function fitsBeside(anchors: ClosenessConfig['anchors'], { width }: DisplayOptions): boolean {
  const longest = Math.max(...Object.values(anchors).map(({ length }) => length));
  return MARGIN + CIRCLES_WIDTH + longest < width;
}

/** All seven numbers with their circles and anchors. */
function allPictures({ display, anchors }: ClosenessConfig, picked: Picked): string[] {
  return CLOSENESS.map((number) => {
    const picture = padToWidth(drawCirclesInOneRow(number, display.glyphs), CIRCLES_WIDTH);
    const mark = number === picked ? '>' : ' ';
    const circles = fitsBeside(anchors, display) ? `${display.theme.near(picture)}  ` : '';
    return `${mark} ${number}  ${circles}${anchors[number]}`;
  });
}

function keyHints({ skippable, otherChoices = [] }: ClosenessConfig, picked: Picked): (string | null)[] {
  const enter = picked !== null ? 'Enter keeps it' : skippable ? 'Enter skips' : null;
  return ['1-7 or arrows', enter, '? explains', ...otherChoices.map(({ key, label }) => `${key} ${label}`), 'x leaves'];
}

/** The line to which the answered question shrinks. */
function answeredLine({ name, display, anchors }: ClosenessConfig, picked: Picked): string {
  if (name === undefined) return '';
  const label = display.theme.quiet(padToWidth(name, NAME_WIDTH));
  if (picked === null) return `${label}${display.theme.quiet(display.glyphs.missing)}`;
  const words = `${picked}  ${anchors[picked]}`;
  // Circles for every number or for none, so that no answer looks more important than another.
  if (!fitsBeside(anchors, { ...display, width: display.width - NAME_WIDTH }))
    return `${label}${firstLine(words, display.width - NAME_WIDTH - 1, display.glyphs.ellipsis)}`;
  return `${label}${display.theme.near(padToWidth(drawCirclesInOneRow(picked, display.glyphs), CIRCLES_WIDTH))}  ${words}`;
}
