import { describe, expect, it } from 'vitest';
import { Cancelled, Dismissed, WentBack } from '../../../../src/errors.ts';
import type { Prompter } from '../../../../src/terminal/prompts/prompter.ts';
import { closeness, felt, many, move, note, openPrompter, their_move, typeLines } from './open-plain-prompter.ts';

describe('the plain prompter', () => {
  it('reads one typed line for each question', async () => {
    const { prompter } = openPrompter('3\n-\n13\nhe fell asleep\n');
    expect(await prompter.closeness(closeness)).toBe(3);
    expect(await prompter.key<string | null>(move)).toBe('away');
    expect(await prompter.many(many)).toEqual(['gesture', 'passion']);
    expect(await prompter.line({ ask: note.ask, help: note.help, keyHints: ['Enter ends it'] })).toBe('he fell asleep');
  });

  it('asks again after an answer that is not offered', async () => {
    const { prompter, output, input } = openPrompter('', false);
    const answer = prompter.closeness(closeness);
    await typeLines(input, output, ['8', 'far away', '']);
    input.write('3\n');
    expect(await answer).toBe(3);
    expect(output.text.match(/is none of these\./g)).toHaveLength(2);
    expect(output.text).toContain('\nThis question needs an answer. It is one of these:\n1: two separate worlds\n');
    expect(output.text).toContain('"8" is none of these.');
  });

  it('says that leaving keeps a draft where something was answered', async () => {
    const { prompter, output } = openPrompter('0\n0\n');
    await prompter.key<string | null>(move);
    expect(output.text).toMatch(/x: leave$/m);
    await prompter.key<string | null>({ ...move, askBeforeLeaving: 'Leave? A draft is kept.' });
    expect(output.text).toMatch(/x: leave and keep a draft$/m);
  });

  it('repeats what it understood where a word was typed, and nothing where a key was', async () => {
    const said = async (typed: string, ask: (prompter: Prompter) => Promise<unknown>) => {
      const { prompter, output } = openPrompter(`${typed}\n`);
      const answered = ask(prompter);
      const asked = output.text;
      await answered;
      return output.text.slice(asked.length).trim();
    };
    expect(await said('six', (prompter) => prompter.closeness(closeness))).toBe('6, close, still two people.');
    expect(await said('pulled', (prompter) => prompter.key<string | null>(move))).toBe('pulled away.');
    expect(await said('gesture, passion', (prompter) => prompter.many(many))).toBe(
      'a small gesture and a passion of my own.',
    );
    expect(await said('6', (prompter) => prompter.closeness(closeness))).toBe('');
    expect(await said('-', (prompter) => prompter.key<string | null>(move))).toBe('');
    expect(await said('13', (prompter) => prompter.many(many))).toBe('');
    expect(await said('', (prompter) => prompter.key<string | null>(move))).toBe('');
  });

  it('names the practices that stand', async () => {
    const { prompter, output } = openPrompter('\n');
    await prompter.many({ ...many, initial: ['gesture'] as never });
    expect(output.text).toContain('Enter alone keeps a small gesture');
  });

  it('quotes no more of a refused answer than its beginning', async () => {
    const { prompter, output } = openPrompter(`${'word '.repeat(200)}\n3\n`);
    await prompter.closeness(closeness).catch(() => {});
    const [quote] = /".*" is none of these/s.exec(output.text)!;
    expect(quote.length).toBeLessThan(70);
    expect(quote).toMatch(/^"word word .*\.\.\." is none/);
  });

  it('asks without pictures where the question has words for that', async () => {
    const { prompter, output } = openPrompter('?\n3\n');
    const { ask, help } = felt.without_pictures!;
    expect(await prompter.closeness({ ...closeness, withoutPictures: { ask, help } })).toBe(3);
    expect(output.text.replaceAll('\n', ' ')).toContain(help);
    expect(output.text).not.toMatch(/picture|circle|glance/);
    for (const anchor of Object.values(felt.anchors)) expect(output.text).toContain(anchor);
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

  it('adds what is typed below the note so far, and begins anew only after clear', async () => {
    const long = { ask: note.ask, keyHints: [], initial: 'he slept', isLong: true };
    const { prompter, output } = openPrompter('and woke\nlate\n\n');
    expect(await prompter.line(long)).toBe('he slept\nand woke\nlate');
    expect(output.text).toContain('What you type comes below it; Enter alone keeps it as it is');
    expect(await openPrompter('clear\n').prompter.line(long)).toBe('');
  });

  it('keeps what was typed with the note so far where it is broken off', async () => {
    const left: string[] = [];
    const { prompter } = openPrompter('and woke\n');
    const long = {
      ask: note.ask,
      keyHints: [],
      initial: 'he slept',
      isLong: true,
      onLeave: (text: string) => left.push(text),
    };
    await expect(prompter.line(long)).rejects.toThrow();
    expect(left).toEqual([expect.stringMatching(/^he slept\nand woke\n?$/)]);
  });

  it('escapes control characters in the text so far, and in an answer that it does not take', async () => {
    const { prompter, output, input } = openPrompter('', false);
    const answer = prompter.key(move);
    await typeLines(input, output, ['red\u202eridden']);
    input.write('\n\n');
    expect(await answer).toBe(null);
    const text = 'red \x1b[31m over\u202eridden';
    expect(await prompter.line({ ...note, keyHints: [], initial: text })).toBe(text);
    expect(output.text).toContain('"red\\u202Eridden" is none of these.');
    expect(output.text).toContain('So far: red \\x1B[31m over\\u202Eridden');
  });

  it('takes no number that is followed by something else', async () => {
    const { prompter, output, input } = openPrompter('', false);
    const answer = prompter.closeness(closeness);
    await typeLines(input, output, ['3 or 4']);
    input.write('5\n');
    expect(await answer).toBe(5);
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

  it.each(['x', 'X', '\x1b'])(
    'asks before it leaves what was answered, and goes on unless told yes: %j',
    async (typed) => {
      const { prompter, output, input } = openPrompter('', false);
      const answered = { ...move, askBeforeLeaving: 'Leave? What you answered is kept as a draft.' };
      const answer = prompter.key<string | null>(answered);
      for (const no of ['', 'n']) {
        await typeLines(input, output, [typed]);
        expect(output.text).toMatch(/draft\.\ny: leaves\nn: goes on\nEnter alone goes on too\nx: leaves too\n$/);
        await typeLines(input, output, [no]);
        expect(output.text.slice(output.text.lastIndexOf('Leave?'))).toContain(`\n${their_move.ask}\n`);
      }
      input.write('away\n');
      expect(await answer).toBe('away');
    },
  );

  it.each(['y', 'x', '\x1b'])('leaves what was answered once it is told so: %j', async (typed) => {
    const { prompter } = openPrompter(`x\n${typed}\n`);
    const answer = prompter.key({ ...move, askBeforeLeaving: 'Leave? What you answered is kept as a draft.' });
    await expect(answer).rejects.toBeInstanceOf(Dismissed);
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
    ['Yes', true],
    ['removes it', true],
    ['rem', true],
    ['', false],
    ['n', false],
    ['no', false],
    ['leaves', false],
  ])('confirms by a typed line: %j is %s', async (line, answer) => {
    const { prompter, output, input } = openPrompter('', false);
    const answered = prompter.confirm({ ask: 'Remove it?', yes: 'removes it', no: 'leaves it as it is' });
    await typeLines(input, output, ['maybe']);
    input.write(`${line}\n`);
    expect(await answered).toBe(answer);
    expect(output.text).toContain('Remove it?\ny: removes it\nn: leaves it as it is\nEnter alone means no\nx: leave\n');
    expect(output.text).toContain('"maybe" is none of these.');
  });

  it('draws nothing twice and moves no cursor', async () => {
    const { prompter, output, input } = openPrompter('', false);
    const answer = prompter.closeness(closeness);
    await typeLines(input, output, ['?', '9']);
    input.write('3\n');
    await answer;
    expect(output.text).not.toContain('\x1b');
    expect(output.text).not.toContain('\r');
  });

  it('takes the terminal in raw mode, as it would cut long lines, and gives it back', async () => {
    const { prompter, terminal } = openPrompter('', false);
    expect(terminal.raw).toBe(true);
    await prompter.withTerminalReleased(async () => expect(terminal.raw).toBe(false));
    expect(terminal.raw).toBe(true);
    prompter.close();
    expect(terminal.raw).toBe(false);
  });

  it('goes back by the word where a question allows it, and by b where that is no answer', async () => {
    const { prompter, output } = openPrompter('back\nb\nback\nback\n');
    const backable = { ...closeness, canGoBack: true };
    await expect(prompter.closeness(backable)).rejects.toBeInstanceOf(WentBack);
    await expect(prompter.key({ ...move, canGoBack: true })).rejects.toBeInstanceOf(WentBack);
    await expect(prompter.line({ ask: note.ask, keyHints: [], isLong: true, canGoBack: true })).rejects.toBeInstanceOf(
      WentBack,
    );
    expect(output.text).toContain('back: the question before');
    expect(await prompter.line({ ask: 'Which name?', keyHints: [] })).toBe('back');
  });

  it('offers to clear an answer only where one stands', async () => {
    const { prompter, output } = openPrompter('\n\n');
    const enterWhenCleared = { value: null, label: 'skips' };
    await prompter.key<string | null>({ ...move, enterWhenCleared });
    expect(output.text).not.toContain('clear');
    await prompter.key<string | null>({
      ...move,
      enter: { value: 'away', label: 'keeps "pulled away"' },
      enterWhenCleared,
    });
    expect(output.text).toContain('clear: leave it open');
  });

  it('clears an answer that stands', async () => {
    const { prompter } = openPrompter('clear\nclear\n-\n-\nclear\n-\n');
    expect(await prompter.closeness({ ...closeness, skippable: true, initial: 5 })).toBe(null);
    const standing = { ...move, enter: { value: 'away' as string | null, label: 'keeps "pulled away"' } };
    const enterWhenCleared = { value: null, label: 'leaves it open' };
    expect(await prompter.key<string | null>({ ...standing, enterWhenCleared })).toBe(null);
    // Here the sign is an answer.
    expect(await prompter.key<string | null>({ ...standing, enterWhenCleared })).toBe('away');
    expect(await prompter.many({ ...many, initial: ['passion'] })).toBe(null);
    expect(await prompter.line({ ask: note.ask, keyHints: [], isLong: true, initial: 'he slept' })).toBe('');
    expect(await prompter.many({ ...many, initial: ['passion'] })).toBe(null);
  });
});
