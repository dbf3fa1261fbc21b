import { PassThrough } from 'node:stream';
import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { questions } from '../../../src/domain/questions.ts';
import { Cancelled } from '../../../src/errors.ts';
import { createInteractivePrompter } from '../../../src/terminal/prompts/interactive-prompter.ts';
import { displayOptions, fakeKeyboard } from '../../support/terminal.ts';

function asking() {
  const terminal = fakeKeyboard();
  const output = new PassThrough();
  // Standard output stays open whatever a prompt does at its end.
  output.end = () => output;
  let seen = '';
  output.on('data', (text) => (seen += text));
  const ask = createInteractivePrompter(terminal.stream, output as unknown as NodeJS.WriteStream, displayOptions());
  return { terminal, ask, seen: () => seen };
}

const { felt, want, note } = questions();
const closeness = { ask: felt.ask, anchors: felt.anchors, skippable: false };

describe('questions by keys', () => {
  it('are answered by keys typed ahead of all of them', async () => {
    const { ask, terminal } = asking();
    terminal.press('3\r\r-he slept\r');
    expect(await ask.closeness(closeness)).toBe(3);
    expect(await ask.closeness({ ...closeness, ask: want.ask, skippable: true })).toBe(null);
    const choices = [{ key: '-', value: 'away', label: 'pulled away' }];
    expect(await ask.key<string | null>({ ask: '?', choices, enter: { value: null, label: 'skips' } })).toBe('away');
    expect(await ask.line({ ask: note.ask, keyHints: [] })).toBe('he slept');
    ask.close();
    expect(terminal.raw).toBe(false);
  });

  it('keep the lines of a paste, which ends only with Enter', async () => {
    const { ask, terminal } = asking();
    const answer = ask.line({ ask: note.ask, keyHints: [] });
    terminal.press('\x1b[200~one\ntwo\n\x1b[201~ three\r');
    expect(await answer).toBe('one\ntwo three');
    ask.close();
  });

  it('take a long paste at once, and draw no more of it than a few rows', async () => {
    const { ask, terminal, seen } = asking();
    const long = 'he fell asleep again '.repeat(1000).trim();
    const answer = ask.line({ ask: note.ask, keyHints: [] });
    terminal.press(`so: \x1b[200~${long}\x1b[201~.\r`);
    expect(await answer).toBe(`so: ${long}.`);
    expect(seen().length).toBeLessThan(10_000);
    ask.close();
  });

  it('hand over the half of a line that was typed before Ctrl-C', async () => {
    const { ask, terminal } = asking();
    let left = '';
    terminal.press('he said\x03');
    await expect(ask.line({ ask: note.ask, keyHints: [], onLeave: (typed) => (left = typed) })).rejects.toBeInstanceOf(
      Cancelled,
    );
    expect(left).toBe('he said');
    ask.close();
  });

  it('are left when the program is told to end, with the half of a line that was typed', async () => {
    const before = process.listenerCount('SIGHUP');
    const { ask, terminal } = asking();
    let left = '';
    const answer = ask.line({ ask: note.ask, keyHints: [], onLeave: (typed) => (left = typed) });
    terminal.press('he said');
    for (let turn = 0; turn < 30; turn += 1) await tick();
    process.emit('SIGHUP', 'SIGHUP');
    await expect(answer).rejects.toMatchObject({ name: 'Cancelled', signal: 'SIGHUP' });
    expect(left).toBe('he said');
    await expect(ask.closeness(closeness)).rejects.toMatchObject({ signal: 'SIGHUP' });
    ask.close();
    expect(process.listenerCount('SIGHUP')).toBe(before);
  });

  it('turn the marks around a paste on for a line alone, and off again', async () => {
    const { ask, terminal, seen } = asking();
    terminal.press('3\ra\r');
    await ask.closeness(closeness);
    expect(seen()).not.toContain('\x1b[?2004h');
    await ask.line({ ask: note.ask, keyHints: [] });
    expect(seen().indexOf('\x1b[?2004l')).toBeGreaterThan(seen().indexOf('\x1b[?2004h'));
    ask.close();
  });
});
