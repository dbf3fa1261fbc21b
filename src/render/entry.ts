import { inWords } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import { labelOf, type Questions } from '../domain/questions.ts';
import { circlesInOneRow, PICTURE_WIDTH } from './circles.ts';
import type { Look } from './look.ts';
import { forScreen, padEnd, wrap } from './text.ts';

type Shown = Entry & { late?: boolean };

/** One entry as a few lines: the day, the two numbers with the picture, the moves, the note. */
export function renderEntry(entry: Shown, questions: Questions, look: Look): string[] {
  const moved = moves(entry, questions);
  return [
    ...wrap(`${look.theme.title(inWords(entry.day, 'EEEE d MMMM yyyy'))}${marks(entry, look)}`, look.width),
    ...closenessLines(entry, questions, look),
    ...(moved === '' ? [] : wrap(moved, look.width, '  ')),
    ...(entry.note === undefined
      ? []
      : forScreen(entry.note)
          .trimEnd()
          .split('\n')
          .flatMap((line) => wrap(line, look.width, '  '))),
  ];
}

/** Entries below each other with an empty line between them. */
export function renderEntries(entries: readonly Shown[], questions: Questions, look: Look): string {
  return entries.map((entry) => `${renderEntry(entry, questions, look).join('\n')}\n`).join('\n');
}

function marks({ late }: Shown, look: Look): string {
  return late ? look.theme.quiet('  (written later)') : '';
}

function closenessLines({ felt, want }: Shown, { felt: words }: Questions, look: Look): string[] {
  const wanted = want === undefined ? '' : want === felt ? ', just as wished' : `, wanted ${want}`;
  const sentence = `felt ${felt}, ${words.anchors[felt]}${wanted}`;
  if (look.plain) return wrap(sentence, look.width, '  ');
  const picture = padEnd(circlesInOneRow(felt, look.glyphs), PICTURE_WIDTH);
  const beside = `  ${look.theme.near(picture)}  ${sentence}`;
  const fits = PICTURE_WIDTH + sentence.length + 4 <= look.width;
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
