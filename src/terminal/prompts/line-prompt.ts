import { createPrompt, isEnterKey, useEffect, useKeypress, useState } from '@inquirer/core';
import type { DisplayOptions } from '../../render/display-options.ts';
import { firstLine, padToWidth, wrap } from '../../render/text.ts';
import { LINE_END_MARK } from './keyboard.ts';
import { HIDE_CURSOR, keyHintLines, NAME_WIDTH, SHOW_CURSOR } from './keys.ts';
import { type LineWindow, lineWindow } from './line-window.ts';
import type { LineQuestion } from './prompter.ts';
import { applyKey, characterAt, insertText, type TypedLine } from './typed-line.ts';

interface Config extends LineQuestion {
  look: DisplayOptions;
  typed: (text: string) => void;
  /** Calls `take` with what is pasted, all of it at once. */
  onPaste?: (take: (text: string) => void) => void;
}

/** So much of a long note is seen at a time, that the evening above it stays where it is. */
const ROWS = 8;
const PROMPT = '> ';
const INVERSE = ['\x1b[7m', '\x1b[27m'] as const;

/** One line of text, ended by Enter. */
export const linePrompt = createPrompt<string, Config>((config, done) => {
  const { look } = config;
  const initial = (config.initial ?? '').replaceAll('\n', LINE_END_MARK);
  const [line, setLine] = useState<TypedLine>({ text: initial, at: initial.length });
  const [helping, help] = useState(false);
  const [answered, answer] = useState<string | null>(null);

  const change = (next: TypedLine) => {
    setLine(next);
    config.typed(next.text.replaceAll(LINE_END_MARK, '\n'));
  };

  // The latest text is the one that is pasted into, so this is told anew each time.
  useEffect(() => config.onPaste?.((text) => change(insertText(line, text))), [line]);

  useKeypress((key, reader) => {
    const typed = reader.line.replaceAll('\t', ' ').replace(/\p{Cc}/gu, '');
    reader.clearLine(0);
    if (isEnterKey(key)) {
      answer(shrunk(look, config.name, line.text));
      done(line.text.replaceAll(LINE_END_MARK, '\n'));
    } else if (typed === '?' && line.text === '' && config.help) help(!helping);
    else change(typed === '' ? applyKey(line, key) : insertText(line, typed));
  });

  if (answered !== null) return answered;
  const above = [
    ...wrap(look.theme.title(config.ask), look.width),
    ...(helping && config.help ? wrap(look.theme.quiet(config.help), look.width) : []),
  ];
  const below = keyHintLines([...config.keyHints, 'Esc leaves'], look);
  const seen = lineWindow(line, look.width - PROMPT.length - 2, ROWS);
  const isAtEnd = line.at === line.text.length && seen.rows.at(-1)!.length < look.width - PROMPT.length;
  return isAtEnd
    ? [SHOW_CURSOR + [...above, ...rowLines(seen, look)].join('\n'), below.join('\n')]
    : [...above, ...rowLines(withCursor(seen), look), ...below].join('\n') + HIDE_CURSOR;
});

/** The rows with a mark in place of each end that is not seen. */
function rowLines({ rows, isMoreAbove, isMoreBelow }: LineWindow, { theme, glyphs }: DisplayOptions): string[] {
  const more = theme.quiet(`  ${glyphs.ellipsis}`);
  return [
    ...(isMoreAbove ? [more] : []),
    ...rows.map((row, index) => (index === 0 && !isMoreAbove ? PROMPT : '  ') + row),
    ...(isMoreBelow ? [more] : []),
  ];
}

/** In the middle of a text the terminal's own cursor cannot stand: the character under it is shown inverse. */
function withCursor(seen: LineWindow): LineWindow {
  const { row, from } = seen.cursor;
  const rows = seen.rows.map((text, index) => {
    if (index !== row) return text;
    const under = characterAt(text, from) || ' ';
    return text.slice(0, from) + INVERSE[0] + under + INVERSE[1] + text.slice(from + under.length);
  });
  return { ...seen, rows };
}

function shrunk(look: DisplayOptions, name: string | undefined, text: string): string {
  if (name === undefined) return '';
  const answer =
    text.trim() === ''
      ? look.glyphs.missing
      : firstLine(text, Math.max(10, look.width - NAME_WIDTH - 1), look.glyphs.ellipsis);
  return `${look.theme.quiet(padToWidth(name, NAME_WIDTH))}${answer}`;
}
