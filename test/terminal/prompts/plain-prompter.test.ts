import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { questions } from '../../../src/domain/questions.ts';
import { Cancelled, Dismissed } from '../../../src/errors.ts';
import { createPlainPrompter } from '../../../src/terminal/prompts/plain-prompter.ts';
import type { Prompter } from '../../../src/terminal/prompts/prompter.ts';
import { memoryOutput } from '../../support/terminal.ts';

const prompters: Prompter[] = [];
afterEach(() => {
  for (const prompter of prompters.splice(0)) prompter.close();
});

/** A prompter with everything that will be typed. `ends`: whether the input ends after that. */
function openPrompter(lines: string, ends = true) {
  const input = new PassThrough();
  const output = memoryOutput();
  const prompter = createPlainPrompter(input, output);
  prompters.push(prompter);
  input.write(lines);
  if (ends) input.end();
  return { prompter, output, input };
}

const { felt, their_move, practices, note } = questions();
const closeness = { ask: felt.ask, help: felt.help, anchors: felt.anchors, skippable: false };
const move = { ask: their_move.ask, choices: their_move.keys, enter: { value: null, label: 'skip' } };
const many = { ask: practices.ask, help: practices.help, choices: practices.keys };

describe('the plain prompter', () => {
  it('reads one typed line for each question', async () => {
    const { prompter } = openPrompter('3\n-\n13\nhe fell asleep\n');
    expect(await prompter.closeness(closeness)).toBe(3);
    expect(await prompter.key<string | null>(move)).toBe('away');
    expect(await prompter.many(many)).toEqual(['gesture', 'passion']);
    expect(await prompter.line({ ask: note.ask, help: note.help, keyHints: ['Enter ends it'] })).toBe('he fell asleep');
  });

  it('asks again after an answer that is not offered', async () => {
    const { prompter, output } = openPrompter('8\nnear\n\n3\n');
    expect(await prompter.closeness(closeness)).toBe(3);
    expect(output.text.match(/is none of these\./g)).toHaveLength(3);
    expect(output.text).toContain('"8" is none of these.');
  });

  it('shows the help for ?', async () => {
    const { prompter, output } = openPrompter('?\n3\n');
    expect(await prompter.closeness(closeness)).toBe(3);
    expect(output.text.replaceAll('\n', ' ')).toContain(felt.help);
    expect(output.text).not.toContain('none of these');
  });

  it('accepts a label instead of its key', async () => {
    const { prompter } = openPrompter('Pulled away\n');
    expect(await prompter.key<string | null>(move)).toBe('away');
  });

  it('skips or keeps the current answer for an empty line', async () => {
    const { prompter } = openPrompter('\n\n\n\n');
    expect(await prompter.closeness({ ...closeness, skippable: true })).toBe(null);
    expect(await prompter.closeness({ ...closeness, initial: 5 })).toBe(5);
    expect(await prompter.many({ ...many, initial: ['passion'] })).toEqual(['passion']);
    expect(await prompter.many(many)).toBe(null);
  });

  it('keeps the note so far for an empty line', async () => {
    const { prompter, output } = openPrompter('\n');
    expect(await prompter.line({ ask: note.ask, keyHints: [], initial: 'he slept' })).toBe('he slept');
    expect(output.text).toContain('So far: he slept');
  });

  it('escapes control characters in the text so far, and in an answer that it does not take', async () => {
    const { prompter, output } = openPrompter('\x1b[2J\n\n\n');
    expect(await prompter.key(move)).toBe(null);
    const text = 'red \x1b[31m over\u202eridden';
    expect(await prompter.line({ ...note, keyHints: [], initial: text })).toBe(text);
    expect(output.text).toContain('"\\x1B[2J" is none of these.');
    expect(output.text).toContain('So far: red \\x1B[31m over\\u202Eridden');
  });

  it('takes no number that is followed by something else', async () => {
    const { prompter, output } = openPrompter('3 or 4\n5\n');
    expect(await prompter.closeness(closeness)).toBe(5);
    expect(output.text).toContain('"3 or 4" is none of these.');
  });

  it('goes on reading after the terminal was released to an editor', async () => {
    const { prompter, input } = openPrompter('', false);
    await prompter.withTerminalReleased(async () => {});
    const answer = prompter.closeness(closeness);
    input.write('3\n');
    expect(await answer).toBe(3);
  });

  it('cancels questions after the end of the input', async () => {
    const { prompter } = openPrompter('3\n');
    await prompter.closeness(closeness);
    await expect(prompter.key(move)).rejects.toBeInstanceOf(Cancelled);
  });

  it('cancels a waiting question at the end of the input', async () => {
    const { prompter, input } = openPrompter('', false);
    const waiting = prompter.closeness(closeness);
    input.end();
    await expect(waiting).rejects.toBeInstanceOf(Cancelled);
  });

  it('cancels on SIGINT, but not while the terminal is released', async () => {
    const before = process.listenerCount('SIGINT');
    const { prompter } = openPrompter('', false);
    expect(await prompter.withTerminalReleased(async () => process.listenerCount('SIGINT'))).toBe(before);
    const waiting = prompter.closeness(closeness);
    process.emit('SIGINT', 'SIGINT');
    await expect(waiting).rejects.toMatchObject({ name: 'Cancelled', signal: undefined });
    prompter.close();
    expect(process.listenerCount('SIGINT')).toBe(before);
  });

  it('is dismissed by Esc and Enter, also in a line of text', async () => {
    const { prompter } = openPrompter('\x1b\n');
    await expect(prompter.line({ ask: note.ask, keyHints: [] })).rejects.toBeInstanceOf(Dismissed);
  });

  it('prints a waiting question again when the stopped program goes on', async () => {
    const { prompter, output } = openPrompter('', false);
    const before = process.listenerCount('SIGCONT');
    const waiting = prompter.key(move);
    const asked = output.text;
    process.emit('SIGCONT', 'SIGCONT');
    expect(output.text).toBe(`${asked}\n${asked}`);
    process.emit('SIGTERM', 'SIGTERM');
    await expect(waiting).rejects.toMatchObject({ name: 'Cancelled' });
    prompter.close();
    expect(process.listenerCount('SIGCONT')).toBe(before - 1);
  });

  it('cancels on SIGTERM', async () => {
    const before = process.listenerCount('SIGTERM');
    const { prompter } = openPrompter('', false);
    const waiting = prompter.closeness(closeness);
    process.emit('SIGTERM', 'SIGTERM');
    await expect(waiting).rejects.toMatchObject({ name: 'Cancelled', signal: 'SIGTERM' });
    await expect(prompter.key(move)).rejects.toMatchObject({ signal: 'SIGTERM' });
    prompter.close();
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });

  it('is dismissed by x, but not in a line of text', async () => {
    const { prompter } = openPrompter('x\nx\n');
    expect(await prompter.line({ ask: note.ask, keyHints: [] })).toBe('x');
    await expect(prompter.closeness(closeness)).rejects.toBeInstanceOf(Dismissed);
  });

  it('releases the terminal and takes it back', async () => {
    const { prompter, input } = openPrompter('', false);
    expect(
      await prompter.withTerminalReleased(async () => input.listenerCount('data') + input.listenerCount('readable')),
    ).toBe(0);
    input.end('3\n');
    expect(await prompter.closeness(closeness)).toBe(3);
  });

  it.each([
    ['y', true],
    ['removes it', true],
    ['', false],
  ])('confirms by a typed line: %j is %s', async (line, answer) => {
    const { prompter, output } = openPrompter(`maybe\n${line}\n`);
    expect(await prompter.confirm({ ask: 'Remove it?', yes: 'removes it', no: 'leaves it as it is' })).toBe(answer);
    expect(output.text).toContain('Remove it?\ny: removes it\nEnter alone leaves it as it is\nx: leave\n');
    expect(output.text).toContain('"maybe" is none of these.');
  });

  it('draws nothing twice and moves no cursor', async () => {
    const { prompter, output } = openPrompter('?\n9\n3\n');
    await prompter.closeness(closeness);
    expect(output.text).not.toContain('\x1b');
    expect(output.text).not.toContain('\r');
  });
});
