import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { questions } from '../../../src/domain/questions.ts';
import { Cancelled, Dismissed } from '../../../src/errors.ts';
import { createPlainPrompter } from '../../../src/terminal/prompts/plain-prompter.ts';
import type { Prompter } from '../../../src/terminal/prompts/prompter.ts';
import { memoryOutput } from '../../support/terminal.ts';

const open: Prompter[] = [];
afterEach(() => {
  for (const ask of open.splice(0)) ask.close();
});

/** Questions by lines, with everything that will be typed; `null` ends the input after it. */
function asked(lines: string, ends = true) {
  const input = new PassThrough();
  const output = memoryOutput();
  const ask = createPlainPrompter(input, output);
  open.push(ask);
  input.write(lines);
  if (ends) input.end();
  return { ask, output, input };
}

const { felt, their_move, practices, note } = questions();
const closeness = { ask: felt.ask, help: felt.help, anchors: felt.anchors, skippable: false };
const move = { ask: their_move.ask, choices: their_move.keys, enter: { value: null, label: 'skip' } };
const many = { ask: practices.ask, help: practices.help, choices: practices.keys };

describe('questions by lines', () => {
  it('take one typed answer each, in order', async () => {
    const { ask } = asked('3\n-\n13\nhe fell asleep\n');
    expect(await ask.closeness(closeness)).toBe(3);
    expect(await ask.key<string | null>(move)).toBe('away');
    expect(await ask.many(many)).toEqual(['gesture', 'passion']);
    expect(await ask.line({ ask: note.ask, help: note.help, keyHints: ['Enter ends it'] })).toBe('he fell asleep');
  });

  it('ask again after an answer that is none of theirs', async () => {
    const { ask, output } = asked('8\nnear\n\n3\n');
    expect(await ask.closeness(closeness)).toBe(3);
    expect(output.text.match(/is none of these\./g)).toHaveLength(3);
    expect(output.text).toContain('"8" is none of these.');
  });

  it('explain themselves', async () => {
    const { ask, output } = asked('?\n3\n');
    expect(await ask.closeness(closeness)).toBe(3);
    expect(output.text.replaceAll('\n', ' ')).toContain(felt.help);
    expect(output.text).not.toContain('none of these');
  });

  it('take a label as well as its key', async () => {
    const { ask } = asked('Pulled away\n');
    expect(await ask.key<string | null>(move)).toBe('away');
  });

  it('are skipped or kept by Enter alone', async () => {
    const { ask } = asked('\n\n\n\n');
    expect(await ask.closeness({ ...closeness, skippable: true })).toBe(null);
    expect(await ask.closeness({ ...closeness, initial: 5 })).toBe(5);
    expect(await ask.many({ ...many, initial: ['passion'] })).toEqual(['passion']);
    expect(await ask.many(many)).toBe(null);
  });

  it('end at the end of the input', async () => {
    const { ask } = asked('3\n');
    await ask.closeness(closeness);
    await expect(ask.key(move)).rejects.toBeInstanceOf(Cancelled);
  });

  it('end when the input does while they wait', async () => {
    const { ask, input } = asked('', false);
    const waiting = ask.closeness(closeness);
    input.end();
    await expect(waiting).rejects.toBeInstanceOf(Cancelled);
  });

  it('are left by Ctrl-C, which is a signal there, but not while the terminal is given away', async () => {
    const before = process.listenerCount('SIGINT');
    const { ask } = asked('', false);
    expect(await ask.withTerminalReleased(async () => process.listenerCount('SIGINT'))).toBe(before);
    const waiting = ask.closeness(closeness);
    process.emit('SIGINT', 'SIGINT');
    await expect(waiting).rejects.toMatchObject({ name: 'Cancelled', signal: undefined });
    ask.close();
    expect(process.listenerCount('SIGINT')).toBe(before);
  });

  it('are left by Esc and Enter, also in a line', async () => {
    const { ask } = asked('\x1b\n');
    await expect(ask.line({ ask: note.ask, keyHints: [] })).rejects.toBeInstanceOf(Dismissed);
  });

  it('end when the program is told to', async () => {
    const before = process.listenerCount('SIGTERM');
    const { ask } = asked('', false);
    const waiting = ask.closeness(closeness);
    process.emit('SIGTERM', 'SIGTERM');
    await expect(waiting).rejects.toMatchObject({ name: 'Cancelled', signal: 'SIGTERM' });
    await expect(ask.key(move)).rejects.toMatchObject({ signal: 'SIGTERM' });
    ask.close();
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });

  it('are left by x, but not in a line', async () => {
    const { ask } = asked('x\nx\n');
    expect(await ask.line({ ask: note.ask, keyHints: [] })).toBe('x');
    await expect(ask.closeness(closeness)).rejects.toBeInstanceOf(Dismissed);
  });

  it('give the terminal away and take it back', async () => {
    const { ask, input } = asked('', false);
    expect(
      await ask.withTerminalReleased(async () => input.listenerCount('data') + input.listenerCount('readable')),
    ).toBe(0);
    input.end('3\n');
    expect(await ask.closeness(closeness)).toBe(3);
  });

  it('draw nothing twice and move no cursor', async () => {
    const { ask, output } = asked('?\n9\n3\n');
    await ask.closeness(closeness);
    expect(output.text).not.toContain('\x1b');
    expect(output.text).not.toContain('\r');
  });
});
