import { formatDay } from '../../domain/day.ts';
import type { Entry } from '../../domain/entry.ts';
import { formatAnswer } from '../../domain/questions/own-answers.ts';
import { labelOf, type Questions, toldOf } from '../../domain/questions/questions.ts';
import type { DisplayOptions } from '../display-options.ts';
import { escapeControls, padToWidth, wrap } from '../text.ts';
import { CIRCLES_WIDTH, drawCirclesInOneRow } from './circles.ts';
import { firstLine } from './first-line.ts';

/** In fewer cells the beginning of a note says nothing. */
const MIN_NOTE_CELLS = 4;
/** Cells of the deepest indentation of a note that is shown. */
const MAX_INDENT = 12;

type DisplayedEntry = Entry & { late?: boolean };

/** The lines of an entry: the day, the two numbers with the circles, the moves and practices, own answers, the note. */
export function renderEntry(entry: DisplayedEntry, questions: Questions, display: DisplayOptions): string[] {
  const movesLine = moveSentence(entry, questions);
  return [
    ...wrap(
      `${display.theme.title(formatDay(entry.day, 'EEEE d MMMM yyyy'))}${lateMark(entry, display)}`,
      display.width,
    ),
    ...closenessLines(entry, questions, display),
    ...(movesLine === '' ? [] : wrap(movesLine, display.width, '  ')),
    ...ownAnswersLines(entry, display),
    ...(entry.note === undefined
      ? []
      : escapeControls(entry.note)
          .trimEnd()
          .split('\n')
          .flatMap((line) => wrap(line, display.width, `  ${indentOf(line)}`))),
  ];
}

/** The blanks at the beginning of a line, by which a note nests its lists; no more than leave room for words. */
function indentOf(line: string): string {
  return /^ */.exec(line)![0].slice(0, MAX_INDENT);
}

/** Several entries, with an empty line between them. */
export function renderEntries(
  entries: readonly DisplayedEntry[],
  questions: Questions,
  display: DisplayOptions,
): string {
  return entries.map((entry) => `${renderEntry(entry, questions, display).join('\n')}\n`).join('\n');
}

/** What an import writes above a text of another program: its name or that of a column, the time and the mood. */
const SOURCE_LINE =
  /^(?:(?:Daylio|Pixels|How We Feel|iMoodJournal|Daily You|Day One|Journey|Diarium|Daily note|Text|Table)(?: \d\d?[:.]\d\d.*|:?)|mood: \S+(?: \S+)?|[^:]{1,40} \d\d?:\d\d[^:]*: -?\d[\d.,/ %]*)$/;

/** The first line of a note, cut to `width` cells, without what an import wrote above it; of several, their number stands behind. */
export function noteOnOneLine(note: string, width: number, { glyphs }: DisplayOptions): string {
  const lines = escapeControls(note)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const [first = '', ...others] = lines.slice(lines.length > 1 && SOURCE_LINE.test(lines[0]!) ? 1 : 0);
  const count = others.length === 0 ? '' : ` (${others.length + 1} lines)`;
  const room = width - count.length;
  if (room < MIN_NOTE_CELLS) return width < MIN_NOTE_CELLS ? '' : firstLine(first, width, glyphs.ellipsis);
  return firstLine(first, room, glyphs.ellipsis) + count;
}

function lateMark({ late }: DisplayedEntry, display: DisplayOptions): string {
  return late ? display.theme.quiet('  (written later)') : '';
}

function closenessLines(
  { felt, want }: DisplayedEntry,
  { felt: question }: Questions,
  display: DisplayOptions,
): string[] {
  if (felt === undefined) return want === undefined ? [] : wrap(`wanted ${want}`, display.width, '  ');
  const wantPhrase = want === undefined ? '' : want === felt ? ', just as wanted' : `, wanted ${want}`;
  const sentence = `felt ${felt}, ${question.anchors[felt]}${wantPhrase}`;
  if (display.plain) return wrap(sentence, display.width, '  ');
  const picture = padToWidth(drawCirclesInOneRow(felt, display.glyphs), CIRCLES_WIDTH);
  const oneLine = `  ${display.theme.near(picture)}  ${sentence}`;
  const fits = CIRCLES_WIDTH + sentence.length + 4 <= display.width;
  return fits ? [oneLine] : [`  ${display.theme.near(picture.trimEnd())}`, ...wrap(sentence, display.width, '  ')];
}

/** "they pulled away; you reached out; a small gesture"; '' if nothing was answered. */
function moveSentence(entry: DisplayedEntry, questions: Questions): string {
  return [
    entry.their_move && toldOf(questions.their_move, entry.their_move),
    entry.my_move && toldOf(questions.my_move, entry.my_move),
    ...(entry.practices ?? []).map((practice) => labelOf(questions.practices, practice)),
  ]
    .filter(Boolean)
    .join('; ');
}

/** "sleep: 7.5 h; ran: yes", and each answer in words on a line of its own. */
function ownAnswersLines({ own_answers = {} }: DisplayedEntry, display: DisplayOptions): string[] {
  const answers = Object.entries(own_answers);
  const phrases = (isText: boolean) =>
    answers
      .filter(([, { kind }]) => (kind === 'text') === isText)
      .map(([name, answer]) => `${name}: ${escapeControls(formatAnswer(answer))}`);
  const short = phrases(false).join('; ');
  return [...(short === '' ? [] : [short]), ...phrases(true)].flatMap((line) => wrap(line, display.width, '  '));
}
