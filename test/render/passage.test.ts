import { describe, expect, it } from 'vitest';
import { passages } from '../../src/passages/library.ts';
import { textOf } from '../../src/passages/original.ts';
import { renderChoice } from '../../src/render/passage.ts';
import { widthOf } from '../../src/render/text.ts';
import { content } from '../../src/safety/support.ts';
import { verdict } from '../../src/session/show-passages.ts';
import { askByKeys } from '../../src/terminal/ask.ts';
import { askByLines } from '../../src/terminal/ask-plain.ts';
import type { Ask } from '../../src/terminal/questions.ts';
import { keyboardOf, look, paper } from '../support/terminal.ts';

const HEIGHT = 24;
const HEDGE = passages().find(({ hedge }) => hedge !== null)!.hedge!;
const NUMBERS = 'felt 3, wanted 6; again so soon, as nothing else sits near it';
const WORST = `because you wrote "the conversation afterwards felt rather" and "somewhere between tenderness and quiet", ${NUMBERS}`;

/** What is left of the screen above the keys, as the program itself counts it. */
function roomOn(width: number, ascii: boolean, plain: boolean): number {
  const output = { ...paper(), width, height: HEIGHT };
  const terminal = keyboardOf();
  const ask: Ask = plain
    ? askByLines(terminal.stream, output)
    : askByKeys(terminal.stream, { rows: HEIGHT } as NodeJS.WriteStream, look(width, ascii));
  const room = ask.room(verdict('why this one'));
  ask.close();
  return room;
}

describe.each([
  [60, 'in Unicode', false, false],
  [60, 'in ASCII', true, false],
  [60, 'by lines', false, true],
  [80, 'in Unicode', false, false],
  [80, 'in ASCII', true, false],
  [80, 'by lines', false, true],
] as const)(`on a screen of %i by ${HEIGHT} %s`, (width, _, ascii, plain) => {
  const room = roomOn(width, ascii, plain);

  it.each(passages().map((passage) => [passage.id, passage] as const))(
    '%s stands whole above its keys',
    (_, passage) => {
      const lines = renderChoice(passage, WORST, [HEDGE, content.texts.footer], { ...look(width, ascii), plain }, room);
      expect(lines.length).toBeLessThanOrEqual(room);
      expect(lines.slice(0, 3).join('\n')).toContain(passage.title);
      for (const words of [textOf(passage), passage.question ?? '', WORST.slice(1), HEDGE, content.texts.footer])
        expect(lines.join(' ').replace(/\s+/g, ' ')).toContain(words.replace(/\s+/g, ' ').trim());
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      expect(lines.join('\n')).not.toMatch(/\n\n\n/);
    },
  );
});

describe('a passage with room around it', () => {
  it('is led in, with every reason on a line of its own', () => {
    const [passage] = passages();
    const lines = renderChoice(passage!, 'because you felt 3', [content.texts.footer], look(80));
    expect(lines.slice(0, 3)).toEqual(['A passage that may sit near this:', '', passage!.title]);
    expect(lines.slice(-3)).toEqual(['', 'Because you felt 3.', content.texts.footer]);
  });
});
