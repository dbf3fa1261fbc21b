import { questions } from '../../src/domain/questions/questions.ts';
import { EveningTerminal } from './evening-terminal.ts';
import { type Run, type WorldOptions, writer } from './world.ts';

export const ENTER_KEY = '\r';
export const BACKSPACE = '\x7f';
export const UP = '\x1b[A';
export const LEFT = '\x1b[D';
export const DELETE = '\x1b[3~';
export const CTRL_C = '\x03';
export const CTRL_Z = '\x1a';

/** Keys that mean nothing at a question, as terminals send them. */
export const ODD_KEYS: Readonly<Record<string, string>> = {
  'Alt-B': '\x1bb',
  'Alt-X': '\x1bx',
  'Alt-1': '\x1b1',
  'Alt-Backspace': '\x1b\x7f',
  'Alt-Enter': '\x1b\r',
  'Ctrl-Left': '\x1b[1;5D',
  'Ctrl-Right': '\x1b[1;5C',
  'Shift-Up': '\x1b[1;2A',
  'Ctrl-Delete': '\x1b[3;5~',
  F1: '\x1bOP',
  F5: '\x1b[15~',
  F12: '\x1b[24~',
  'Shift-F3': '\x1b[1;2R',
  'Page Up': '\x1b[5~',
  'Shift-Tab': '\x1b[Z',
  Tab: '\t',
  'Ctrl-L': '\x0c',
  'a click of the mouse': '\x1b[<0;10;10M',
  'a click in the old form': '\x1b[M !!',
  'the focus that comes': '\x1b[I',
  'Ctrl-C of a release, in the form of kitty': '\x1b[99;5:3u',
  'an answer to a question about colours': '\x1b]11;rgb:0000/0000/0000\x07',
};

/** A question of an evening as it is answered with keys, first in one way and then in another. */
export interface StripQuestion {
  field: 'felt' | 'want' | 'their_move' | 'my_move' | 'practices' | 'note';
  /** Words by which the question is known on the screen. */
  asks: string;
  keys: readonly string[];
  answer: unknown;
  /** What its line shows once it is answered. */
  line: RegExp;
  /** What the question shows while its answer stands. */
  standing: string;
  /** Keys that change the standing answer. */
  changeKeys: readonly string[];
  changed: unknown;
  /** A key that goes back from it. */
  backKeys: readonly string[];
}

const beginningOf = (field: StripQuestion['field']) => questions()[field].ask.slice(0, 24);

export const STRIP_QUESTIONS: readonly StripQuestion[] = [
  {
    field: 'felt',
    asks: beginningOf('felt'),
    keys: ['3', ENTER_KEY],
    answer: 3,
    line: /^felt .*3 {2}/m,
    standing: `3  ${questions().felt.anchors[3]}`,
    changeKeys: ['5', ENTER_KEY],
    changed: 5,
    backKeys: [BACKSPACE, UP],
  },
  {
    field: 'want',
    asks: beginningOf('want'),
    keys: ['6', ENTER_KEY],
    answer: 6,
    line: /^wanted .*6 {2}/m,
    standing: `6  ${questions().want.anchors[6]}`,
    changeKeys: ['2', ENTER_KEY],
    changed: 2,
    backKeys: [BACKSPACE, UP],
  },
  {
    field: 'their_move',
    asks: beginningOf('their_move'),
    keys: ['-'],
    answer: 'away',
    line: /^their move +pulled away$/m,
    standing: 'Enter keeps "pulled away"',
    changeKeys: ['+'],
    changed: 'closer',
    backKeys: [BACKSPACE, UP, LEFT],
  },
  {
    field: 'my_move',
    asks: beginningOf('my_move'),
    keys: ['p'],
    answer: 'back',
    line: /^my move +pulled back$/m,
    standing: 'Enter keeps "pulled back"',
    changeKeys: ['m'],
    changed: 'met',
    backKeys: [BACKSPACE, UP, LEFT],
  },
  {
    field: 'practices',
    asks: beginningOf('practices'),
    keys: ['1', '3', ENTER_KEY],
    answer: ['gesture', 'passion'],
    line: /^practices +a small gesture, a passion/m,
    standing: '[x] 1',
    changeKeys: ['1', '2', ENTER_KEY],
    changed: ['independence', 'passion'],
    backKeys: [BACKSPACE, UP, LEFT],
  },
  {
    field: 'note',
    asks: beginningOf('note'),
    keys: ['he', ' ', 'fell', ENTER_KEY],
    answer: 'he fell',
    line: /^note +he fell$/m,
    standing: '> he fell',
    changeKeys: [' ', 'ill', ENTER_KEY],
    changed: 'he fell ill',
    backKeys: [UP, LEFT],
  },
];

/** The entry that the questions give if some are answered in the other way, or left open. */
export function answersOf(other: Partial<Record<StripQuestion['field'], unknown>> = {}): Record<string, unknown> {
  const answers = Object.fromEntries(STRIP_QUESTIONS.map(({ field, answer }) => [field, answer]));
  return Object.fromEntries(Object.entries({ ...answers, ...other }).filter(([, answer]) => answer !== null));
}

/** One writer at one terminal, who runs a command and answers with keys. */
export function eveningStrip(options: WorldOptions & { columns?: number; rows?: number } = {}) {
  const { columns = 80, rows = 24, ...worldOptions } = options;
  const me = writer({ width: 400, ...worldOptions });
  let terminal = new EveningTerminal(columns, rows);
  return {
    me,
    get terminal() {
      return terminal;
    },
    /** Runs a command on a fresh terminal. */
    start(command = ''): Promise<Run> {
      terminal = new EveningTerminal(columns, rows);
      return me.run(command, { terminal });
    },
    /** Answers the questions from one on, up to another. */
    async answer(from: number, to: number): Promise<void> {
      for (const { asks, keys } of STRIP_QUESTIONS.slice(from, to)) {
        await terminal.shows(asks);
        await terminal.press(...keys);
      }
    },
    /** The answers of each written day. */
    async entries(): Promise<Record<string, unknown>[]> {
      const { entries } = JSON.parse((await me.run('list --json')).out) as { entries: Record<string, unknown>[] };
      return entries.map((entry) =>
        Object.fromEntries(
          STRIP_QUESTIONS.filter(({ field }) => field in entry).map(({ field }) => [field, entry[field]]),
        ),
      );
    },
  };
}
