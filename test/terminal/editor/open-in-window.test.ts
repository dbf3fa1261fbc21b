import { appendFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../../src/errors.ts';
import { editText } from '../../../src/terminal/editor/edit-text.ts';
import { mayBeOpenInWindow, openInWindowText, waitForEnter } from '../../../src/terminal/editor/open-in-window.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { onPosix } from '../../support/platform.ts';
import { memoryOutput } from '../../support/terminal.ts';

const named = (command: string) => ({ command, name: command.split(' ')[0]!, variable: 'EDITOR' });

describe('an editor that has returned', () => {
  it.each([
    ['an editor that returned at once', 'someedit', 200, true, true],
    ['one that took its time', 'someedit', 5000, true, false],
    ['one that changed the page', 'someedit', 200, false, false],
    ['a program that never waits', 'xdg-open', 5000, true, true],
    ['emacsclient that is told not to wait', 'emacsclient -n', 5000, true, true],
    ['emacsclient', 'emacsclient', 5000, true, false],
    ['an editor without a window', 'nano', 200, true, false],
    ['an editor without a window, by its path', '/usr/bin/vim -f', 200, true, false],
  ])('may have the page open in a window: %s', (_, command, milliseconds, isUnchanged, expected) => {
    expect(mayBeOpenInWindow(named(command), milliseconds, isUnchanged)).toBe(expected);
  });

  it.each([
    ['code', 'has a flag for it, often EDITOR="code --wait".'],
    ['kate', 'has a flag for it, often EDITOR="kate --block".'],
    ['someedit -x', 'has a flag for it, often EDITOR="someedit --wait".'],
    ['xdg-open', 'names the editor in place of xdg-open.'],
  ])('is explained with what makes nearfar wait: %s', (command, advice) => {
    const text = openInWindowText(named(command));
    expect(text).toContain('The editor came back at once, and the page is as it was.\nIf it is open in a window:');
    expect(text).toContain(`nearfar waits by itself if EDITOR ${advice}`);
  });

  it('is explained without advice if nobody chose it', () => {
    expect(openInWindowText({ command: 'notepad', name: 'notepad', variable: null })).not.toContain('waits by itself');
  });
});

describe.skipIf(!onPosix)('a page in a window', () => {
  /** Opens a page in a program that returns at once, and does something before Enter is pressed. */
  async function edit(beforeEnter: (file: string) => void) {
    const home = freshFolder();
    const drafts: string[] = [];
    let file = '';
    const edited = await editText('he slept', '2026-11-20', {
      editor: named(':'),
      folder: home,
      saveDraft: (text) => {
        drafts.push(text);
        return 'It is kept.';
      },
      async waitForEnter() {
        file = join(home, readdirSync(home)[0]!, 'note.txt');
        beforeEnter(file);
      },
    }).catch((error: unknown) => ({ error }));
    return { edited, drafts, file };
  }

  it('is read when Enter says that it is closed', async () => {
    const { edited, file } = await edit((page) => writeFileSync(page, 'he slept\nand woke\n'));
    if ('error' in edited) throw edited.error;
    expect(edited.text).toBe('he slept\nand woke');
    edited.remove();
    expect(existsSync(file)).toBe(false);
  });

  it('that is still unchanged stays for the next run, as it may be saved later', async () => {
    const { edited, file } = await edit(() => {});
    if ('error' in edited) throw edited.error;
    expect(edited.text).toBe('he slept');
    edited.remove();
    expect(existsSync(file)).toBe(true);
  });

  it('is kept as a draft and in its file when the program is left meanwhile', async () => {
    const { edited, drafts, file } = await edit((page) => {
      appendFileSync(page, 'half of it\n');
      throw new Cancelled();
    });
    expect(edited).toMatchObject({ error: expect.any(Cancelled) });
    expect(drafts).toEqual(['he slept\nhalf of it']);
    expect(existsSync(file)).toBe(true);
  });
});

describe('waiting for Enter', () => {
  it.each([
    ['Enter', (input: PassThrough) => void input.write('\n'), null],
    ['the end of the input', (input: PassThrough) => void input.end(), null],
    ['Ctrl-C', () => void process.emit('SIGINT', 'SIGINT'), { name: 'Cancelled', signal: undefined }],
    ['a signal', () => void process.emit('SIGTERM', 'SIGTERM'), { name: 'Cancelled', signal: 'SIGTERM' }],
  ] as [string, (input: PassThrough) => void, object | null][])('shows why and ends by %s', async (_, end, error) => {
    const before = process.listenerCount('SIGINT') + process.listenerCount('SIGTERM');
    const input = new PassThrough();
    const output = memoryOutput();
    const waiting = waitForEnter('Press Enter.', input, output).catch((reason: unknown) => reason);
    await tick();
    expect(output.text).toBe('Press Enter.\n');
    end(input);
    if (error === null) expect(await waiting).toBe(undefined);
    else expect(await waiting).toMatchObject(error);
    expect(process.listenerCount('SIGINT') + process.listenerCount('SIGTERM')).toBe(before);
  });
});
