import { type KeypressEvent, useKeypress, useRef, useState } from '@inquirer/core';
import type { DisplayOptions } from '../../render/display-options.ts';
import { displayWidth, wrap } from '../../render/text.ts';
import { answeredText } from './answered-line.ts';
import { createFittingPrompt, type FittingConfig, useHelp } from './fitting-prompt.ts';
import { HIDE_CURSOR, isBackKey, keyHintLines, SHOW_CURSOR } from './keys.ts';
import type { LineQuestion } from './prompter.ts';
import { drawn, layOut, moveByRows, type TextLayout, type VisibleRows, visibleRows } from './text-layout.ts';
import { applyKey, characterAt, insertText, type TypedText } from './typed-text.ts';
import { usePaste } from './use-paste.ts';

export interface LineConfig extends LineQuestion, FittingConfig {
  display: DisplayOptions;
  room: () => number;
  /** What was typed before the question was redrawn. */
  typed?: TypedText;
  /** Receives the text after each change. */
  onChange: (typed: TypedText) => void;
  /** Receives the line to which the answered question shrinks. */
  appendLine?: (line: () => string) => void;
  /** Ends the question by going back. */
  goBack?: () => void;
}

/** How many rows of the text are shown on the smallest screen. */
const MIN_ROWS = 3;
/** The marks above and below the rows of a text that is longer than the screen. */
const MARK_ROWS = 2;
/** A key that comes again within so many milliseconds is held down; whoever presses it twice is slower. */
const HELD_MS = 100;
const PROMPT = '> ';
const INVERSE = ['\x1b[7m', '\x1b[27m'] as const;

/** Asks for a text, ended by Enter. */
export const linePrompt = createFittingPrompt<string, LineConfig>((config, done) => {
  const { display } = config;
  const initial = config.initial ?? '';
  const [typed, setTyped] = useState<TypedText>(config.typed ?? { text: initial, at: initial.length });
  // Backspace that is held down to delete the text must not go on to leave the question, however slowly it repeats.
  const [hasChanged, setChanged] = useState(false);
  const [isHelpShown, toggleHelp] = useHelp(config);
  const [answerLine, setAnswerLine] = useState<string | null>(null);
  /** When a key that may go back was last pressed, in milliseconds. */
  const backKeyAt = useRef(Number.NEGATIVE_INFINITY);
  const layout = useRef<TextLayout | null>(null);
  layout.current = layOut(typed.text, display.width - PROMPT.length - 2, layout.current);

  const change = (next: TypedText) => {
    setTyped(next);
    setChanged(hasChanged || next.text !== typed.text);
    config.onChange(next);
  };

  /** Whether a key goes back. One that is held down goes to the beginning of the text, and not on to the question before. */
  const goesBack = (key: KeypressEvent) => {
    if (!isBackKey(key)) return false;
    const before = backKeyAt.current;
    backKeyAt.current = performance.now();
    const isHeldDown = key.name === 'backspace' ? hasChanged : backKeyAt.current - before < HELD_MS;
    return typed.at === 0 && !isHeldDown;
  };

  usePaste((text) => change(insertText(typed, text)));

  useKeypress((key, reader) => {
    const inserted = key.name === 'enter' ? '\n' : reader.line.replaceAll('\t', ' ').replace(/\p{Cc}/gu, '');
    reader.clearLine(0);
    if (key.name === 'return') {
      const answer = () => answeredText(config, typed.text);
      setAnswerLine(answer());
      if (config.name !== undefined) config.appendLine?.(answer);
      done(typed.text);
    } else if (inserted === '?' && typed.text === '' && config.help) toggleHelp();
    else if (inserted !== '') change(insertText(typed, inserted));
    else if (goesBack(key)) config.goBack?.();
    else if (key.name === 'up') change(moveByRows(typed, layout.current!, -1));
    else if (key.name === 'down') change(moveByRows(typed, layout.current!, 1));
    else change(applyKey(typed, key));
  });

  return answerLine ?? drawQuestion(config, typed, layout.current, isHelpShown);
});

/** The question with the text below it; what stands below the text apart, where the cursor of the terminal is at its end. */
function drawQuestion(
  config: LineConfig,
  typed: TypedText,
  layout: TextLayout,
  isHelpShown: boolean,
): string | [string, string] {
  const { display } = config;
  const above = [
    ...wrap(display.theme.title(config.ask), display.width),
    ...(isHelpShown && config.help ? wrap(display.theme.quiet(config.help), display.width) : []),
  ];
  const back = typed.text === '' ? 'Up goes back' : 'Up from the first line goes back';
  const below = keyHintLines([...config.keyHints, config.canGoBack ? back : null, 'Esc leaves'], display);
  const free = config.room() - above.length - below.length - MARK_ROWS;
  const visible = visibleRows(layout, typed.at, Math.max(MIN_ROWS, free));
  const rows = visible.rows.map((row) => drawn(row));
  const isAtEnd = typed.at === typed.text.length && displayWidth(rows.at(-1)!) < display.width - PROMPT.length;
  if (isAtEnd) return [SHOW_CURSOR + [...above, ...rowLines(rows, visible, display)].join('\n'), below.join('\n')];
  const { row, from } = visible.cursor;
  rows[row] = withCursor(visible.rows[row]!, from);
  return [...above, ...rowLines(rows, visible, display), ...below].join('\n') + HIDE_CURSOR;
}

/** The visible rows, with a mark above or below them if there are more. */
function rowLines(
  rows: string[],
  { isMoreAbove, isMoreBelow }: VisibleRows,
  { theme, glyphs }: DisplayOptions,
): string[] {
  const more = theme.quiet(`  ${glyphs.ellipsis}`);
  return [
    ...(isMoreAbove ? [more] : []),
    ...rows.map((row, index) => (index === 0 && !isMoreAbove ? PROMPT : '  ') + row),
    ...(isMoreBelow ? [more] : []),
  ];
}

/** A row with the character at the cursor inverse. The terminal's own cursor is used only at the end of the text. */
function withCursor(row: string, from: number): string {
  const character = characterAt(row, from);
  const before = drawn(row.slice(0, from));
  const column = displayWidth(before);
  const marked = drawn(character, column) || ' ';
  const after = drawn(row.slice(from + character.length), column + displayWidth(marked));
  return before + INVERSE[0] + marked + INVERSE[1] + after;
}
