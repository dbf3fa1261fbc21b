import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { questions } from '../../../../src/domain/questions/questions.ts';
import { Cancelled, Dismissed, WentBack } from '../../../../src/errors.ts';
import { createPlainPrompter } from '../../../../src/terminal/prompts/plain/plain-prompter.ts';
import type { Prompter } from '../../../../src/terminal/prompts/prompter.ts';
import { fakeKeyboard, memoryOutput } from '../../../support/terminal.ts';

const prompters: Prompter[] = [];
afterEach(() => {
  for (const prompter of prompters.splice(0)) prompter.close();
});

/** A prompter with everything that will be typed. `ends`: whether the input ends after that. */
function openPrompter(lines: string, ends = true) {
  const terminal = fakeKeyboard();
  const input = terminal.stream;
  const output = memoryOutput();
  const prompter = createPlainPrompter(input, output, false);
  prompters.push(prompter);
  input.write(lines);
  if (ends) input.end();
  return { prompter, output, input, terminal };
}

/** Types a line once the screen shows something that it did not show before. */
async function typeLines(input: { write(text: string): unknown }, output: { text: string }, lines: readonly string[]) {
  for (const line of lines) {
    const before = output.text;
    input.write(`${line}\n`);
    await vi.waitFor(() => expect(output.text.slice(before.length)).toMatch(/\n.+\n/));
  }
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

  it.each([
    ['away', 'away'],
    ['PULLED', 'away'],
    ['aw', 'away'],
    ['s', 'steady'],
    ['drew  closer', 'closer'],
  ])('takes a word of an answer, or its beginning: %j', async (typed, value) => {
    const { prompter } = openPrompter(`${typed}\n`);
    expect(await prompter.key<string | null>(move)).toBe(value);
  });

  it.each([
    ['half', 4],
    ['three', 3],
    ['nearly one', 7],
    ['apart', null],
    ['two', null],
    ['one', null],
  ])('takes a number by a word of its anchor, and asks where that is unclear: %j', async (typed, number) => {
    const { prompter, output, input } = openPrompter('', false);
    const answer = prompter.closeness(closeness);
    if (number === null) {
      await typeLines(input, output, [typed]);
      expect(output.text).toContain(`"${typed}" may be `);
      input.write('5\n');
    } else input.write(`${typed}\n`);
    expect(await answer).toBe(number ?? 5);
  });

  it('names the answers that a beginning may mean', async () => {
    const { prompter, output, input } = openPrompter('', false);
    const { ask, keys: choices } = questions().my_move;
    const answer = prompter.key<string | null>({ ask, choices, enter: { value: null, label: 'skips' } });
    await typeLines(input, output, ['th']);
    expect(output.text).toContain('"th" may be m (met them) or o (did my own thing).');
    input.write('ch\n');
    expect(await answer).toBe('chased');
  });

  it.each([
    ['gesture', ['gesture']],
    ['a small gesture, passion', ['gesture', 'passion']],
    ['1 3', ['gesture', 'passion']],
    ['ges and pas', ['gesture', 'passion']],
  ])('takes several answers by words: %j', async (typed, values) => {
    const { prompter } = openPrompter(`${typed}\n`);
    expect(await prompter.many(many)).toEqual(values);
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

describe('a short text in plain mode', () => {
  const hours = { ask: 'How long?', keyHints: [], initial: '7.5 h' };

  it('goes back, keeps and clears as other questions do', async () => {
    const { prompter, output } = openPrompter('back\n\nclear\n-\n8\n');
    await expect(prompter.line({ ...hours, canGoBack: true })).rejects.toBeInstanceOf(WentBack);
    expect(await prompter.line(hours)).toBe('7.5 h');
    expect(output.text).toContain('So far: 7.5 h\nclear: leave it open');
    expect(await prompter.line(hours)).toBe('');
    expect(await prompter.line(hours)).toBe('');
    expect(await prompter.line(hours)).toBe('8');
  });

  it('hands over what was typed when the writer leaves', async () => {
    const { prompter, terminal } = openPrompter('of the sea', false);
    const onLeave = vi.fn();
    const answer = prompter.line({ ask: 'What did you dream?', keyHints: [], onLeave });
    await wait(50);
    terminal.press('\x03');
    await expect(answer).rejects.toBeInstanceOf(Cancelled);
    expect(onLeave).toHaveBeenCalledWith('of the sea');
  });

  it('names a choice without a label by its key alone', async () => {
    const { prompter, output } = openPrompter('2\n');
    const choices = [
      { key: '1', value: 1, label: 'awful' },
      { key: '2', value: 2, label: '' },
    ];
    const question = { ask: 'How did you sleep?', choices, enter: { value: 0, label: 'skips' }, brief: true };
    expect(await prompter.key(question)).toBe(2);
    expect(output.text).toContain('How did you sleep? 1: awful, 2, Enter alone skips, x: leave');
  });
});

const longNote = { ask: note.ask, help: note.help, keyHints: ['An empty line ends it'], isLong: true };

describe('a note in plain mode', () => {
  it('asks before Esc leaves what was typed, and goes on with all of it', async () => {
    const { prompter, output, input } = openPrompter('', false);
    const onLeave = vi.fn();
    const answer = prompter.line({ ...longNote, onLeave });
    input.write('he fell asleep\n');
    await typeLines(input, output, ['\x1b', 'n']);
    expect(output.text).toContain('Leave? What you typed is kept.\ny: leaves\n');
    expect(onLeave).not.toHaveBeenCalled();
    input.write('and woke\n\n');
    expect(await answer).toBe('he fell asleep\nand woke');
  });

  it('hands over what was typed once Esc leaves', async () => {
    const { prompter } = openPrompter('he fell asleep\n\x1b\ny\n');
    const onLeave = vi.fn();
    await expect(prompter.line({ ...longNote, onLeave })).rejects.toBeInstanceOf(Dismissed);
    expect(onLeave).toHaveBeenCalledWith('he fell asleep\n');
  });

  it('asks before Esc leaves an empty note where something was answered', async () => {
    const { prompter } = openPrompter('\x1b\n\nwords\n\n');
    expect(await prompter.line({ ...longNote, askBeforeLeaving: 'Leave? A draft is kept.' })).toBe('words');
  });

  it('has several lines, until an empty one', async () => {
    const { prompter } = openPrompter('he fell asleep\nand woke\n\n');
    expect(await prompter.line(longNote)).toBe('he fell asleep\nand woke');
  });

  it('takes a pasted text with empty lines whole', async () => {
    const { prompter, input } = openPrompter('', false);
    const answer = prompter.line(longNote);
    input.write('first\n\n\nsecond\r\n\r\nthird\n');
    await wait(100);
    input.write('\n');
    expect(await answer).toBe('first\n\n\nsecond\n\nthird');
  });

  it('takes marked text whole, however slowly it arrives', async () => {
    const { prompter, input } = openPrompter('', false);
    const answer = prompter.line(longNote);
    input.write('\x1b[200~\nfirst\n');
    await wait(100);
    input.write('\n');
    await wait(100);
    input.write('second\x1b[201~ typed\n\n');
    expect(await answer).toBe('\nfirst\n\nsecond typed');
  });

  it('has no limit for the length of a line', async () => {
    const { prompter } = openPrompter(`${'é'.repeat(10_000)}\n\n`);
    expect(await prompter.line(longNote)).toBe('é'.repeat(10_000));
  });

  it('shows the help for ? alone, and takes ? further on as text', async () => {
    const { prompter, output } = openPrompter('?\nwhy\n?\n\n');
    expect(await prompter.line(longNote)).toBe('why\n?');
    expect(output.text.replaceAll('\n', ' ')).toContain(note.help);
  });

  it('ends at once with the word for the editor alone, but takes it in a text', async () => {
    const { prompter } = openPrompter('E\nshe said\ne\n\n');
    expect(await prompter.line({ ...longNote, aloneAnswers: ['e'] })).toBe('e');
    expect(await prompter.line({ ...longNote, aloneAnswers: ['e'] })).toBe('she said\ne');
  });

  it('hands over what was typed when the writer leaves in the middle', async () => {
    const { prompter, input } = openPrompter('', false);
    let kept = '';
    const answer = prompter.line({ ...longNote, onLeave: (text) => (kept = text) });
    input.write('first\nsecond, unfin\x03');
    await expect(answer).rejects.toBeInstanceOf(Cancelled);
    expect(kept).toBe('first\nsecond, unfin');
  });

  it('answers no other question with what was pasted there', async () => {
    const { prompter, output, input } = openPrompter('', false);
    const answer = prompter.key(move);
    input.write('dear diary\n-\n0\n+\n');
    await vi.waitFor(() => expect(output.text).toContain('"dear diary" is none of these.'));
    input.write('\x1b[200~-\n-\n\x1b[201~');
    await vi.waitFor(() => expect(output.text).toContain('What you pasted has several lines'));
    input.write('0\n');
    expect(await answer).toBe('steady');
  });
});

describe('typing in plain mode', () => {
  it.each([
    ['hel\x7fp\n', 'hep'],
    ['日本\x7f語\n', '日語'],
    ['cafe\u0301\x7f\x7f!\n', 'ca!'],
    ['one two\x17three\n', 'one three'],
    ['one two\x15three\n', 'three'],
    ['\x1b[A\x1bOP\x1bb\x1b[15~\x1b[1;5Dleft\n', 'left'],
    ['Ctrl-D\x04 within\n', 'Ctrl-D within'],
  ])('takes %j for %j', async (typed, text) => {
    const { prompter } = openPrompter(typed);
    expect(await prompter.line({ ask: 'Which name?', keyHints: [] })).toBe(text);
  });

  it('shows what is typed, and erases what is deleted, cell by cell', async () => {
    const { prompter, output } = openPrompter('a日\x7f\x7fb\n');
    await prompter.line({ ask: 'Which name?', keyHints: [] });
    expect(output.text).toContain('a日\b \b\b \b\b \bb\n');
  });

  it('puts keys together that arrive in parts', async () => {
    const { prompter, input } = openPrompter('', false);
    const answer = prompter.line({ ask: 'Which name?', keyHints: [] });
    for (const part of ['a\x1b', '[', 'D', '\x1b[20', '0~b\r', '\nc\x1b[201', '~']) {
      input.write(part);
      await wait(1);
    }
    expect(await answer).toBe('ab');
  });

  it('ends at Ctrl-D on an empty line', async () => {
    const { prompter } = openPrompter('\x04', false);
    await expect(prompter.key(move)).rejects.toBeInstanceOf(Cancelled);
  });
});
