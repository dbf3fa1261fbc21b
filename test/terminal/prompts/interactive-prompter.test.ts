import { PassThrough } from 'node:stream';
import { setImmediate as tick, setTimeout as wait } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { questions } from '../../../src/domain/questions/questions.ts';
import { Cancelled, Dismissed } from '../../../src/errors.ts';
import { createInteractivePrompter } from '../../../src/terminal/prompts/interactive-prompter.ts';
import { RememberingOutput } from '../../../src/terminal/remembering-output.ts';
import { displayOptions, fakeKeyboard } from '../../support/terminal.ts';

function openPrompter(display = displayOptions()) {
  const terminal = fakeKeyboard();
  const output = new PassThrough();
  // A prompt ends its output stream, but standard output stays open.
  output.end = () => output;
  let seen = '';
  output.on('data', (text) => (seen += text));
  const screen = new RememberingOutput({
    isTerminal: true,
    width: 80,
    height: 24,
    write: (text) => void output.write(text),
  });
  const prompter = createInteractivePrompter(terminal.stream, output as unknown as NodeJS.WriteStream, display, screen);
  return { terminal, prompter, screen, seen: () => seen };
}

const { felt, want, note } = questions();
const closeness = { ask: felt.ask, anchors: felt.anchors, skippable: false };

describe('the interactive prompter', () => {
  it('answers questions with keys that were typed before they were asked', async () => {
    const { prompter, terminal } = openPrompter();
    terminal.press('3\r\r-ok\r');
    expect(await prompter.closeness(closeness)).toBe(3);
    expect(await prompter.closeness({ ...closeness, ask: want.ask, skippable: true })).toBe(null);
    const choices = [{ key: '-', value: 'away', label: 'pulled away' }];
    expect(await prompter.key<string | null>({ ask: '?', choices, enter: { value: null, label: 'skips' } })).toBe(
      'away',
    );
    expect(await prompter.line({ ask: note.ask, keyHints: [] })).toBe('ok');
    prompter.close();
    expect(terminal.raw).toBe(false);
  });

  it('keeps the line ends of a pasted text and waits for Enter', async () => {
    const { prompter, terminal } = openPrompter();
    const answer = prompter.line({ ask: note.ask, keyHints: [] });
    terminal.press('\x1b[200~one\ntwo\n\x1b[201~ three\r');
    expect(await answer).toBe('one\ntwo three');
    prompter.close();
  });

  it('inserts a long pasted text at once and draws only a few rows of it', async () => {
    const { prompter, terminal, seen } = openPrompter();
    const long = 'he fell asleep again '.repeat(1000).trim();
    const answer = prompter.line({ ask: note.ask, keyHints: [] });
    terminal.press(`so: \x1b[200~${long}\x1b[201~.\r`);
    expect(await answer).toBe(`so: ${long}.`);
    expect(seen().length).toBeLessThan(10_000);
    prompter.close();
  });

  it('hands over the text that was typed before Ctrl-C', async () => {
    const { prompter, terminal } = openPrompter();
    let typedText = '';
    terminal.press('he said\x03');
    await expect(
      prompter.line({ ask: note.ask, keyHints: [], onLeave: (typed) => (typedText = typed) }),
    ).rejects.toBeInstanceOf(Cancelled);
    expect(typedText).toBe('he said');
    prompter.close();
  });

  it('cancels its questions on SIGHUP and hands over the text that was typed', async () => {
    const before = process.listenerCount('SIGHUP');
    const { prompter, terminal } = openPrompter();
    let typedText = '';
    const answer = prompter.line({ ask: note.ask, keyHints: [], onLeave: (typed) => (typedText = typed) });
    terminal.press('he said');
    for (let tickCount = 0; tickCount < 30; tickCount += 1) await tick();
    process.emit('SIGHUP', 'SIGHUP');
    await expect(answer).rejects.toMatchObject({ name: 'Cancelled', signal: 'SIGHUP' });
    expect(typedText).toBe('he said');
    await expect(prompter.closeness(closeness)).rejects.toMatchObject({ signal: 'SIGHUP' });
    prompter.close();
    expect(process.listenerCount('SIGHUP')).toBe(before);
  });

  it.each(['SIGINT', 'SIGQUIT'] as const)('cancels its question on %s, and removes its handlers', async (signal) => {
    const before = process.listenerCount(signal);
    const { prompter } = openPrompter();
    const answer = prompter.closeness(closeness);
    process.emit(signal, signal);
    await expect(answer).rejects.toMatchObject({ name: 'Cancelled', signal });
    prompter.close();
    expect(process.listenerCount(signal)).toBe(before);
  });

  it('leaves SIGINT to a program that has the terminal', async () => {
    const { prompter, terminal } = openPrompter();
    const ignore = () => {};
    process.on('SIGINT', ignore);
    await prompter.withTerminalReleased(async () => void process.emit('SIGINT', 'SIGINT'));
    process.off('SIGINT', ignore);
    terminal.press('3\r');
    expect(await prompter.closeness(closeness)).toBe(3);
    prompter.close();
  });

  it('hands over a text that is being typed after two seconds without a key', async () => {
    const { prompter, terminal } = openPrompter();
    const paused: string[] = [];
    const answer = prompter.line({ ask: note.ask, keyHints: [], onPause: (typed) => paused.push(typed) });
    terminal.press('he');
    await wait(1500);
    terminal.press(' said');
    await wait(1500);
    expect(paused).toEqual([]);
    await wait(700);
    expect(paused).toEqual(['he said']);
    terminal.press('.\r');
    await answer;
    await wait(2200);
    expect(paused).toEqual(['he said']);
    prompter.close();
  }, 15_000);

  it('takes the terminal again and redraws page and question, with what was picked, when a stopped program goes on', async () => {
    const { prompter, terminal, screen, seen } = openPrompter();
    screen.enterScreen();
    screen.write('nearfar  for Friday\n');
    terminal.press('3\r');
    await prompter.closeness({ ...closeness, name: 'felt' });
    const answer = prompter.closeness({ ...closeness, name: 'wanted', ask: 'And wanted?' });
    terminal.press('6');
    await vi.waitFor(() => expect(seen()).toContain(want.anchors[6]));
    // As the shell leaves it.
    terminal.raw = false;
    const before = seen().length;
    process.emit('SIGCONT', 'SIGCONT');
    await vi.waitFor(() => expect(seen().slice(before)).toContain('And wanted?'));
    expect(terminal.raw).toBe(true);
    const drawn = seen().slice(seen().lastIndexOf('\x1b[?1049h'));
    expect(stripVTControlCharacters(drawn)).toMatch(/^nearfar {2}for Friday\nfelt.*3/);
    expect(drawn).toContain(want.anchors[6]);
    terminal.press('\r');
    expect(await answer).toBe(6);
    prompter.close();
    expect(process.listenerCount('SIGCONT')).toBe(0);
  });

  it('keeps a text that is being typed when the program is stopped and goes on', async () => {
    const { prompter, terminal } = openPrompter();
    const answer = prompter.line({ ask: note.ask, keyHints: [] });
    terminal.press('he said');
    for (let tickCount = 0; tickCount < 30; tickCount += 1) await tick();
    process.emit('SIGCONT', 'SIGCONT');
    terminal.press(' nothing\r');
    expect(await answer).toBe('he said nothing');
    prompter.close();
  });

  it('has the terminal mark pasted text, except while another program has it', async () => {
    const { prompter, terminal, seen } = openPrompter();
    const isMarked = () => seen().lastIndexOf('\x1b[?2004h') > seen().lastIndexOf('\x1b[?2004l');
    terminal.press('3\r');
    await prompter.closeness(closeness);
    expect(isMarked()).toBe(true);
    await prompter.withTerminalReleased(async () => expect(isMarked()).toBe(false));
    process.emit('SIGCONT', 'SIGCONT');
    expect(isMarked()).toBe(true);
    prompter.close();
    expect(isMarked()).toBe(false);
  });
});

const removal = { ask: 'Remove this entry?', yes: 'removes it', no: 'leaves it as it is' };

/** Waits until the prompt, which is loaded on first use, has been drawn. */
async function drawn(seen: () => string): Promise<void> {
  await vi.waitFor(() => expect(seen()).toContain(removal.no));
}

describe('a confirmation', () => {
  it.each([
    ['y\r', true],
    ['yes\r', true],
    ['\r', false],
    ['n\r', false],
    ['m\x7fy\r', true],
  ])('answers %j with %s', async (keys, answer) => {
    const { prompter, terminal } = openPrompter();
    terminal.press(keys);
    expect(await prompter.confirm(removal)).toBe(answer);
    prompter.close();
    expect(terminal.raw).toBe(false);
  });

  it('says what yes, Enter and x do, and waits for Enter', async () => {
    const { prompter, terminal, seen } = openPrompter();
    const answer = prompter.confirm(removal);
    await drawn(seen);
    expect(stripVTControlCharacters(seen())).toContain(
      '? Remove this entry?\n  y removes it   n or Enter leaves it as it is   x leaves\n>',
    );
    terminal.press('y');
    expect(await Promise.race([answer, wait(50, 'no answer yet')])).toBe('no answer yet');
    terminal.press('\r');
    expect(await answer).toBe(true);
    prompter.close();
  });

  it('refuses any other answer and asks again', async () => {
    const { prompter, terminal, seen } = openPrompter();
    const answer = prompter.confirm(removal);
    await drawn(seen);
    for (const key of 'maybe\r') terminal.press(key);
    await vi.waitFor(() => expect(stripVTControlCharacters(seen())).toContain('You must answer'));
    terminal.press('\x15\r');
    expect(await answer).toBe(false);
    prompter.close();
  });

  it('uses neither colour nor characters outside ASCII if the display does not', async () => {
    const { prompter, terminal, seen } = openPrompter(displayOptions(80, true));
    const answer = prompter.confirm(removal);
    await drawn(seen);
    for (const key of 'maybe\r') terminal.press(key);
    await vi.waitFor(() => expect(seen()).toContain('You must answer'));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes that move the cursor begin with one.
    expect(seen().replace(/\x1b\[[\d?;]*[A-LN-Za-ln-z]/g, '')).toMatch(/^[\x20-\x7e\r\n]*$/);
    terminal.press('\x03');
    await expect(answer).rejects.toBeInstanceOf(Cancelled);
    prompter.close();
  });

  it.each([
    ['\x03', Cancelled],
    ['\x04', Cancelled],
    ['\x1b', Dismissed],
    ['x', Dismissed],
  ])('is left by %j', async (key, reason) => {
    const { prompter, terminal } = openPrompter();
    terminal.press(key);
    await expect(prompter.confirm(removal)).rejects.toBeInstanceOf(reason);
    prompter.close();
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)('is cancelled by %s', async (signal) => {
    const { prompter, seen } = openPrompter();
    const answer = prompter.confirm(removal);
    await drawn(seen);
    process.emit(signal, signal);
    await expect(answer).rejects.toMatchObject({ name: 'Cancelled', signal });
    prompter.close();
  });

  it('is cancelled when the terminal is closed', async () => {
    const { prompter, terminal } = openPrompter();
    terminal.stream.end();
    await expect(prompter.confirm(removal)).rejects.toBeInstanceOf(Cancelled);
    prompter.close();
  });
});
