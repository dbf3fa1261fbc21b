import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core';
import type { DisplayOptions } from '../../render/display-options.ts';
import { firstLine, markControls, padToWidth, wrap } from '../../render/text.ts';
import { HIDE_CURSOR, keyHintLines, NAME_WIDTH, SHOW_CURSOR } from './keys.ts';
import { LINE_END_MARK, type LineWindow, lineWindow } from './line-window.ts';
import type { LineQuestion } from './prompter.ts';
import { applyKey, characterAt, insertText, type TypedLine } from './typed-line.ts';
import { usePaste } from './use-paste.ts';

interface Config extends LineQuestion {
  display: DisplayOptions;
  /** Receives the text after each change. */
  onChange: (text: string) => void;
  /** Receives the line to which the answered question shrinks. */
  remember?: (line: string) => void;
}

/** How many rows of a long text are shown, so that the answers above stay on the screen. */
const ROWS = 8;
const PROMPT = '> ';
const INVERSE = ['\x1b[7m', '\x1b[27m'] as const;

/** Asks for a line of text, ended by Enter. */
export const linePrompt = createPrompt<string, Config>((config, done) => {
  const { display } = config;
  const initial = (config.initial ?? '').replaceAll('\n', LINE_END_MARK);
  const [line, setLine] = useState<TypedLine>({ text: initial, at: initial.length });
  const [isHelpShown, setHelpShown] = useState(false);
  const [answerLine, setAnswerLine] = useState<string | null>(null);

  const change = (next: TypedLine) => {
    setLine(next);
    config.onChange(next.text.replaceAll(LINE_END_MARK, '\n'));
  };

  usePaste((text) => change(insertText(line, text.replaceAll('\n', LINE_END_MARK))));

  useKeypress((key, reader) => {
    const typed = reader.line.replaceAll('\t', ' ').replace(/\p{Cc}/gu, '');
    reader.clearLine(0);
    if (isEnterKey(key)) {
      const answer = answeredLine(display, config.name, line.text);
      setAnswerLine(answer);
      if (answer !== '') config.remember?.(answer);
      done(line.text.replaceAll(LINE_END_MARK, '\n'));
    } else if (typed === '?' && line.text === '' && config.help) setHelpShown(!isHelpShown);
    else change(typed === '' ? applyKey(line, key) : insertText(line, typed));
  });

  if (answerLine !== null) return answerLine;
  const above = [
    ...wrap(display.theme.title(config.ask), display.width),
    ...(isHelpShown && config.help ? wrap(display.theme.quiet(config.help), display.width) : []),
  ];
  const below = keyHintLines([...config.keyHints, 'Esc leaves'], display);
  const window = lineWindow({ ...line, text: markControls(line.text) }, display.width - PROMPT.length - 2, ROWS);
  const isAtEnd = line.at === line.text.length && window.rows.at(-1)!.length < display.width - PROMPT.length;
  return isAtEnd
    ? [SHOW_CURSOR + [...above, ...rowLines(window, display)].join('\n'), below.join('\n')]
    : [...above, ...rowLines(withCursor(window), display), ...below].join('\n') + HIDE_CURSOR;
});

/** The visible rows, with a mark above or below them if there are more. */
function rowLines({ rows, isMoreAbove, isMoreBelow }: LineWindow, { theme, glyphs }: DisplayOptions): string[] {
  const more = theme.quiet(`  ${glyphs.ellipsis}`);
  return [
    ...(isMoreAbove ? [more] : []),
    ...rows.map((row, index) => (index === 0 && !isMoreAbove ? PROMPT : '  ') + row),
    ...(isMoreBelow ? [more] : []),
  ];
}

/** Shows the character at the cursor inverse. The terminal's own cursor is used only at the end of the text. */
function withCursor(window: LineWindow): LineWindow {
  const { row, from } = window.cursor;
  const rows = window.rows.map((text, index) => {
    if (index !== row) return text;
    const character = characterAt(text, from) || ' ';
    return text.slice(0, from) + INVERSE[0] + character + INVERSE[1] + text.slice(from + character.length);
  });
  return { ...window, rows };
}

/** The line to which the answered question shrinks. */
function answeredLine(display: DisplayOptions, name: string | undefined, text: string): string {
  if (name === undefined) return '';
  const answer =
    text.trim() === ''
      ? display.glyphs.missing
      : firstLine(markControls(text), Math.max(10, display.width - NAME_WIDTH - 1), display.glyphs.ellipsis);
  return `${display.theme.quiet(padToWidth(name, NAME_WIDTH))}${answer}`;
}
