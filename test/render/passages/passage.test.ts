import { describe, expect, it } from 'vitest';
import { passages } from '../../../src/passages/library.ts';
import { displayText } from '../../../src/passages/original-text.ts';
import { renderSuggestion } from '../../../src/render/passages/passage.ts';
import { displayWidth } from '../../../src/render/text.ts';
import { supportContent } from '../../../src/safety/support.ts';
import { verdictQuestion } from '../../../src/session/passage/show-passages.ts';
import { createInteractivePrompter } from '../../../src/terminal/prompts/interactive-prompter.ts';
import { createPlainPrompter } from '../../../src/terminal/prompts/plain-prompter.ts';
import type { Prompter } from '../../../src/terminal/prompts/prompter.ts';
import { displayOptions, fakeKeyboard, memoryOutput } from '../../support/terminal.ts';

const HEIGHT = 24;
const HEDGE = passages().find(({ hedge }) => hedge !== null)!.hedge!;
const NUMBERS = 'felt 3, wanted 6; again so soon, as nothing else sits near it';
const LONGEST_REASON = `because you wrote "the conversation afterwards felt rather" and "somewhere between tenderness and quiet", ${NUMBERS}`;

/** The lines above the keys, as the program itself counts them. */
function roomOn(width: number, ascii: boolean, plain: boolean): number {
  const output = { ...memoryOutput(), width, height: HEIGHT };
  const terminal = fakeKeyboard();
  const prompter: Prompter = plain
    ? createPlainPrompter(terminal.stream, output)
    : createInteractivePrompter(terminal.stream, { rows: HEIGHT } as NodeJS.WriteStream, displayOptions(width, ascii));
  const room = prompter.linesAbove(verdictQuestion('why this one'));
  prompter.close();
  return room;
}

describe.each([
  [60, 'in Unicode', false, false],
  [60, 'in ASCII', true, false],
  [60, 'in plain display', false, true],
  [80, 'in Unicode', false, false],
  [80, 'in ASCII', true, false],
  [80, 'in plain display', false, true],
] as const)(`on a screen of %i by ${HEIGHT} cells, %s`, (width, _, ascii, plain) => {
  const room = roomOn(width, ascii, plain);

  it.each(passages().map((passage) => [passage.id, passage] as const))('%s fits above its keys', (_, passage) => {
    const lines = renderSuggestion(
      passage,
      LONGEST_REASON,
      [HEDGE, supportContent.texts.footer],
      { ...displayOptions(width, ascii), plain },
      room,
    );
    expect(lines.length).toBeLessThanOrEqual(room);
    expect(lines.slice(0, 3).join('\n')).toContain(passage.title);
    for (const words of [
      displayText(passage),
      passage.question ?? '',
      LONGEST_REASON.slice(1),
      HEDGE,
      supportContent.texts.footer,
    ])
      expect(lines.join(' ').replace(/\s+/g, ' ')).toContain(words.replace(/\s+/g, ' ').trim());
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    expect(lines.join('\n')).not.toMatch(/\n\n\n/);
  });
});

describe('a passage on a tall screen', () => {
  it('has an introduction, and every reason on a line of its own', () => {
    const [passage] = passages();
    const lines = renderSuggestion(passage!, 'because you felt 3', [supportContent.texts.footer], displayOptions(80));
    expect(lines.slice(0, 3)).toEqual(['A passage that may sit near this:', '', passage!.title]);
    expect(lines.slice(-3)).toEqual(['', 'Because you felt 3.', supportContent.texts.footer]);
  });
});
