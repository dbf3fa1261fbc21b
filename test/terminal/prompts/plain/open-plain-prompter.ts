import { afterEach, expect, vi } from 'vitest';
import { questions } from '../../../../src/domain/questions/questions.ts';
import { createPlainPrompter } from '../../../../src/terminal/prompts/plain/plain-prompter.ts';
import type { Prompter } from '../../../../src/terminal/prompts/prompter.ts';
import { fakeKeyboard, memoryOutput } from '../../../support/terminal.ts';

const prompters: Prompter[] = [];
afterEach(() => {
  for (const prompter of prompters.splice(0)) prompter.close();
});

/**
 * A prompter whose input holds these lines already; it is closed after the test.
 * @param ends whether the input ends after them
 */
export function openPrompter(lines: string, ends = true) {
  const terminal = fakeKeyboard();
  const input = terminal.stream;
  const output = memoryOutput();
  const prompter = createPlainPrompter(input, output, false);
  prompters.push(prompter);
  input.write(lines);
  if (ends) input.end();
  return { prompter, output, input, terminal };
}

/** Types lines one by one, and waits after each until something is shown below it. */
export async function typeLines(
  input: { write(text: string): unknown },
  output: { text: string },
  lines: readonly string[],
) {
  for (const line of lines) {
    const before = output.text;
    input.write(`${line}\n`);
    await vi.waitFor(() => expect(output.text.slice(before.length)).toMatch(/\n.+\n/));
  }
}

/** The questions of an evening as the prompter is asked them. */
export const { felt, their_move, practices, note } = questions();
export const closeness = { ask: felt.ask, help: felt.help, anchors: felt.anchors, skippable: false };
export const move = { ask: their_move.ask, choices: their_move.keys, enter: { value: null, label: 'skip' } };
export const many = { ask: practices.ask, help: practices.help, choices: practices.keys };
