import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core';
import { CLOSENESS, type Closeness, isCloseness } from '../../domain/scale.ts';
import { CIRCLES_WIDTH, drawCircles, drawCirclesInOneRow } from '../../render/circles.ts';
import type { DisplayOptions } from '../../render/display-options.ts';
import { firstLine, padToWidth, wrap } from '../../render/text.ts';
import { HIDE_CURSOR, keyHintLines, NAME_WIDTH, typedKey } from './keys.ts';
import type { ClosenessQuestion } from './prompter.ts';

type Config = ClosenessQuestion<unknown> & { look: DisplayOptions };
type Picked = Closeness | null;

/** Cells for the number, and for what stands between it, a picture and its words. */
const MARGIN = 8;

/** Two circles that move together and apart with the number under the writer's finger. */
export const closenessPrompt = createPrompt<unknown, Config>((config, done) => {
  const { look, otherChoices = [], skippable } = config;
  const [picked, pick] = useState<Picked>(config.initial ?? null);
  const [helping, help] = useState(false);
  const [answered, answer] = useState<string | null>(null);

  const finish = (value: unknown, line: string) => {
    answer(line);
    done(value);
  };

  useKeypress((key, line) => {
    line.clearLine(0);
    const name = typedKey(key);
    const other = otherChoices.find((choice) => choice.key === name);
    if (other) finish(other.value, '');
    else if (isEnterKey(key) && picked !== null) finish(picked, shrunk(config, picked));
    else if (isEnterKey(key) && skippable) finish(null, shrunk(config, null));
    else if (isCloseness(Number(name))) pick(Number(name) as Closeness);
    else if (key.name === 'left' || key.name === 'right') pick(beside(picked, key.name === 'left' ? -1 : 1));
    else if (name === '?') help(!helping);
  });

  if (answered !== null) return answered;
  const picture = helping ? allSeven(config, picked) : onePicture(config, picked);
  const lines = [
    ...wrap(look.theme.title(config.ask), look.width),
    ...(helping && config.help ? wrap(look.theme.quiet(config.help), look.width) : []),
    '',
    ...picture,
    '',
    ...keyHintLines(ways(config, picked), look),
  ];
  return lines.join('\n') + HIDE_CURSOR;
});

function beside(picked: Picked, step: -1 | 1): Closeness {
  if (picked === null) return 4;
  return Math.min(7, Math.max(1, picked + step)) as Closeness;
}

function onePicture({ look, anchors }: Config, picked: Picked): string[] {
  if (picked === null) return ['', `  1 ${anchors[1]}  ${look.glyphs.dash}  7 ${anchors[7]}`, ''];
  const rows = drawCircles(picked, look.glyphs).map((row) => look.theme.near(padToWidth(row, CIRCLES_WIDTH)));
  const words = `${look.theme.title(String(picked))}  ${anchors[picked]}`;
  if (fitsBeside(anchors, look)) rows[1] += `   ${words}`;
  else rows.push(words);
  return rows.map((row) => `  ${row}`);
}

/** Whether every anchor has room beside a picture: all stand there, or none does. */
function fitsBeside(anchors: Config['anchors'], { width }: DisplayOptions): boolean {
  const longest = Math.max(...Object.values(anchors).map(({ length }) => length));
  return MARGIN + CIRCLES_WIDTH + longest < width;
}

function allSeven({ look, anchors }: Config, picked: Picked): string[] {
  return CLOSENESS.map((number) => {
    const picture = padToWidth(drawCirclesInOneRow(number, look.glyphs), CIRCLES_WIDTH);
    const mark = number === picked ? '>' : ' ';
    const beside = fitsBeside(anchors, look) ? `${look.theme.near(picture)}  ` : '';
    return `${mark} ${number}  ${beside}${anchors[number]}`;
  });
}

function ways({ skippable, otherChoices = [] }: Config, picked: Picked): (string | null)[] {
  const enter = picked !== null ? 'Enter keeps it' : skippable ? 'Enter skips' : null;
  return ['1-7 or arrows', enter, '? explains', ...otherChoices.map(({ key, label }) => `${key} ${label}`), 'x leaves'];
}

function shrunk({ name, look, anchors }: Config, picked: Picked): string {
  if (name === undefined) return '';
  const label = look.theme.quiet(padToWidth(name, NAME_WIDTH));
  if (picked === null) return `${label}${look.theme.quiet(look.glyphs.missing)}`;
  const words = `${picked}  ${anchors[picked]}`;
  // With a picture beside every number or beside none: one alone would look as if it meant more.
  if (!fitsBeside(anchors, { ...look, width: look.width - NAME_WIDTH }))
    return `${label}${firstLine(words, look.width - NAME_WIDTH - 1, look.glyphs.ellipsis)}`;
  return `${label}${look.theme.near(padToWidth(drawCirclesInOneRow(picked, look.glyphs), CIRCLES_WIDTH))}  ${words}`;
}
