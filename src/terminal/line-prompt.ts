import { createPrompt, isEnterKey, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { Look } from '../render/look.ts';
import { firstLine, padEnd, wrap } from '../render/text.ts';
import { LINE_END_MARK } from './keyboard.ts';
import { keyLines, NAME_WIDTH } from './keys.ts';
import type { LineQuestion } from './questions.ts';

/** One line of text, ended by Enter. */
export const linePrompt = createPrompt<string, LineQuestion & { look: Look; typed: (text: string) => void }>(
  (config, done) => {
    const { look } = config;
    const initial = (config.initial ?? '').replaceAll('\n', LINE_END_MARK);
    const [text, setText] = useState(initial);
    const [helping, help] = useState(false);
    const [answered, answer] = useState<string | null>(null);
    const begun = useRef(false);

    useEffect((line) => {
      if (!begun.current && initial !== '') line.write(initial);
      begun.current = true;
    }, []);

    useKeypress((key, line) => {
      if (isEnterKey(key)) {
        answer(shrunk(look, config.name, text));
        done(text.replaceAll(LINE_END_MARK, '\n'));
      } else if (line.line === '?' && config.help) {
        line.clearLine(0);
        help(!helping);
      } else {
        setText(line.line);
        config.typed(line.line.replaceAll(LINE_END_MARK, '\n'));
      }
    });

    if (answered !== null) return answered;
    const lines = [
      ...wrap(look.theme.title(config.ask), look.width),
      ...(helping && config.help ? wrap(look.theme.quiet(config.help), look.width) : []),
      `> ${text}`,
    ];
    return [lines.join('\n'), keyLines([...config.ways, 'Esc leaves'], look).join('\n')];
  },
);

function shrunk(look: Look, name: string | undefined, text: string): string {
  if (name === undefined) return '';
  const answer =
    text.trim() === ''
      ? look.glyphs.gap
      : firstLine(text, Math.max(10, look.width - NAME_WIDTH - 1), look.glyphs.ellipsis);
  return `${look.theme.quiet(padEnd(name, NAME_WIDTH))}${answer}`;
}
