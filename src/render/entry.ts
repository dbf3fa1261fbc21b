import { formatDay } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import { labelOf, type Questions } from '../domain/questions.ts';
import { CIRCLES_WIDTH, drawCirclesInOneRow } from './circles.ts';
import type { DisplayOptions } from './display-options.ts';
import { escapeControls, padToWidth, wrap } from './text.ts';

type Shown = Entry & { late?: boolean };

/** One entry as a few lines: the day, the two numbers with the picture, the moves, the note. */
export function renderEntry(entry: Shown, questions: Questions, look: DisplayOptions): string[] {
  const moved = moves(entry, questions);
  return [
    ...wrap(`${look.theme.title(formatDay(entry.day, 'EEEE d MMMM yyyy'))}${marks(entry, look)}`, look.width),
    ...closenessLines(entry, questions, look),
    ...(moved === '' ? [] : wrap(moved, look.width, '  ')),
    ...(entry.note === undefined
      ? []
      : escapeControls(entry.note)
          .trimEnd()
          .split('\n')
          .flatMap((line) => wrap(line, look.width, '  '))),
  ];
}

/** Entries below each other with an empty line between them. */
export function renderEntries(entries: readonly Shown[], questions: Questions, look: DisplayOptions): string {
  return entries.map((entry) => `${renderEntry(entry, questions, look).join('\n')}\n`).join('\n');
}

function marks({ late }: Shown, look: DisplayOptions): string {
  return late ? look.theme.quiet('  (written later)') : '';
}

function closenessLines({ felt, want }: Shown, { felt: words }: Questions, look: DisplayOptions): string[] {
  const wanted = want === undefined ? '' : want === felt ? ', just as wished' : `, wanted ${want}`;
  const sentence = `felt ${felt}, ${words.anchors[felt]}${wanted}`;
  if (look.plain) return wrap(sentence, look.width, '  ');
  const picture = padToWidth(drawCirclesInOneRow(felt, look.glyphs), CIRCLES_WIDTH);
  const beside = `  ${look.theme.near(picture)}  ${sentence}`;
  const fits = CIRCLES_WIDTH + sentence.length + 4 <= look.width;
  return fits ? [beside] : [`  ${look.theme.near(picture.trimEnd())}`, ...wrap(sentence, look.width, '  ')];
}

function moves(entry: Shown, questions: Questions): string {
  return [
    entry.their_move && `they ${theirs[entry.their_move]}`,
    entry.my_move && `you ${mine[entry.my_move]}`,
    ...(entry.practices ?? []).map((practice) => labelOf(questions.practices, practice)),
  ]
    .filter(Boolean)
    .join('; ');
}

const theirs = { closer: 'drew closer', steady: 'stayed as they were', away: 'pulled away' };
const mine = {
  reached: 'reached out',
  chased: 'chased',
  met: 'met them',
  space: 'gave space',
  own: 'did your own thing',
  back: 'pulled back',
};
