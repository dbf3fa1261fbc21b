import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { Cancelled, Dismissed, WentBack } from '../../../../src/errors.ts';
import { move, note, openPrompter, typeLines } from './open-plain-prompter.ts';

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
