import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { editText, type SaveDraft } from '../../../src/terminal/editor/edit-text.ts';
import { withPrivacyFlags } from '../../../src/terminal/editor/with-privacy-flags.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { onPosix } from '../../support/platform.ts';
import { hasPseudoTerminal, inPseudoTerminal } from '../../support/pseudo-terminal.ts';

const keepIn = (drafts: string[]) => (typed: string) => {
  drafts.push(typed);
  return 'What was written is kept as a draft.';
};

/** Edits a text in the editor that a command starts, where there is no terminal. */
const edit = (text: string, command: string, folder: string, saveDraft: SaveDraft) =>
  editText(text, '2026-11-20', {
    editor: { command, name: 'your editor', variable: 'EDITOR' },
    folder,
    saveDraft,
    waitForEnter: null,
  });

/** A shell script as the editor. `$1` is the file to edit; the script may report to the test in the file `seen`. */
function fakeEditor(script: string) {
  const folder = freshFolder();
  const editor = join(folder, 'an editor');
  const seen = join(folder, 'seen');
  writeFileSync(editor, `#!/bin/sh\nseen='${seen}'\n${script}\n`, { mode: 0o755 });
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  const drafts: string[] = [];
  return {
    command: `'${editor}'`,
    home,
    seen,
    drafts,
    async edit(text: string) {
      const edited = await edit(text, `'${editor}'`, home, keepIn(drafts));
      edited.remove();
      return edited.text;
    },
  };
}

describe.skipIf(!onPosix)('a note in the editor', () => {
  it('is returned as it was saved, without empty lines at the end', async () => {
    const { edit, drafts, home } = fakeEditor('printf "\\n  and then\\r\\nhe woke \\n\\n" >> "$1"');
    expect(await edit('he slept')).toBe('he slept\n\n  and then\r\nhe woke');
    expect(drafts).toEqual([]);
    expect(readdirSync(home)).toEqual([]);
  });

  it('keeps its file until it is removed, which is after the text is committed', async () => {
    const { command, home } = fakeEditor('echo "he slept" > "$1"');
    const { text, remove } = await edit('', command, home, keepIn([]));
    const [folder] = readdirSync(home);
    expect(readFileSync(join(home, folder!, 'note.txt'), 'utf8')).toBe('he slept\n');
    expect(text).toBe('he slept');
    remove();
    expect(readdirSync(home)).toEqual([]);
  });

  it('keeps its file if the editor fails and its text cannot be saved as a draft', async () => {
    const { command, home } = fakeEditor('echo "half of it" > "$1"; exit 1');
    const failing = () => {
      throw new Error('the disk is full');
    };
    await expect(edit('', command, home, failing)).rejects.toThrow('the disk is full');
    expect(readdirSync(home)).toHaveLength(1);
  });

  it('keeps its file, and names it, if the file cannot be read when the editor has ended', async () => {
    const { command, home } = fakeEditor('rm "$1"; ln -s "$1" "$1"');
    const edited = edit('', command, home, keepIn([]));
    await expect(edited).rejects.toMatchObject({
      message: expect.stringMatching(
        /^The page cannot be read at the moment\. What you wrote is still in .*note\.txt\.$/,
      ),
      hint: 'The next nearfar takes it in, if it can read it.',
    });
    expect(readdirSync(join(home, readdirSync(home)[0]!))).toEqual(['note.txt']);
  });

  it('is in a file of mode 0600 in a folder of mode 0700', async () => {
    const mask = process.umask(0o022);
    const { edit, seen } = fakeEditor(
      'for one in "$1" "$(dirname "$1")"; do ls -ld "$one" | cut -c1-10 >> "$seen"; done',
    );
    await edit('').finally(() => process.umask(mask));
    expect(readFileSync(seen, 'utf8')).toBe('-rw-------\ndrwx------\n');
  });

  it('is saved as a draft if the editor fails, and its file is deleted', async () => {
    const { edit, drafts, home } = fakeEditor('echo "half of it" > "$1"; exit 1');
    await expect(edit('')).rejects.toMatchObject({
      message: expect.stringMatching(/^The editor ".*" ended with code 1\.$/),
      hint: 'What was written is kept as a draft.',
    });
    expect(drafts).toEqual(['half of it']);
    expect(readdirSync(home)).toEqual([]);
  });

  it('makes no draft if the editor fails and leaves it unchanged, also one that ends with an empty line', async () => {
    const { edit, drafts, home } = fakeEditor('exit 1');
    for (const text of ['mine', 'mine\n', ''])
      await expect(edit(text)).rejects.toMatchObject({ hint: 'Nothing was changed.' });
    expect(drafts).toEqual([]);
    expect(readdirSync(home)).toEqual([]);
  });

  it.each(['rm "$1"', 'rm "$1"; mkdir "$1"'])('is unchanged if the editor leaves no file: %s', async (script) => {
    const { edit, drafts, home } = fakeEditor(script);
    await expect(edit('mine')).rejects.toMatchObject({
      message: 'The editor left no file that can be read.',
      hint: 'Nothing was changed.',
    });
    expect(drafts).toEqual([]);
    expect(readdirSync(home)).toEqual([]);
  });

  it('lets no shell speak where the editor does not exist', async () => {
    const script =
      "import('./src/terminal/editor/edit-text.ts').then(({ editText }) => editText('', '2026-11-20', { editor: { command: '/nonexistent/ed' }, folder: '/tmp' })).catch(({ message }) => console.log(message))";
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    expect(stdout).toBe('There is no editor "/nonexistent/ed".\n');
    expect(stderr).not.toContain('not found');
  });

  it('is unchanged if the editor does not exist', async () => {
    const { home } = fakeEditor('');
    const drafts: string[] = [];
    const editing = edit('mine', 'no-such-editor 2>/dev/null', home, keepIn(drafts));
    await expect(editing).rejects.toMatchObject({
      message: 'There is no editor "no-such-editor 2>/dev/null".',
      hint: 'NEARFAR_EDITOR, VISUAL or EDITOR names one. Nothing was changed.',
    });
    expect(drafts).toEqual([]);
    expect(readdirSync(home)).toEqual([]);
  });

  it.each([
    ['Windows-1252', 'caf\\351 \\200 again', 'café € again'],
    ['UTF-16, little end first', '\\377\\376c\\000\\351\\000', 'cé'],
    ['UTF-16, big end first', '\\376\\377\\000c\\000\\351', 'cé'],
    ['UTF-8 with a mark', '\\357\\273\\277c\\303\\251', 'cé'],
  ])('is read with every character in %s', async (_, bytes, text) => {
    const { edit, drafts } = fakeEditor(`printf '${bytes}' > "$1"`);
    expect(await edit('')).toBe(text);
    expect(drafts).toEqual([]);
    const failing = fakeEditor(`printf '${bytes}' > "$1"; exit 1`);
    await expect(failing.edit('')).rejects.toThrow('ended with code 1');
    expect(failing.drafts).toEqual([text]);
  });

  it('is refused with NUL characters, and saved as a draft without them', async () => {
    const { edit, drafts, home } = fakeEditor('printf "a\\000b" > "$1"');
    await expect(edit('')).rejects.toThrow('The edited note holds NUL characters, so it is not plain text.');
    expect(drafts).toEqual(['ab']);
    expect(readdirSync(home)).toEqual([]);
  });

  describe('when the program receives a signal', () => {
    /** Sends the signal once the script has created `seen`. */
    async function editUntilSignal(script: string, before = '', signal: 'SIGTERM' | 'SIGHUP' = 'SIGTERM') {
      const session = fakeEditor(script);
      const editing = expect(session.edit(before)).rejects.toMatchObject({ name: 'Cancelled', signal });
      while (!existsSync(session.seen)) await wait(20);
      process.emit(signal, signal);
      await editing;
      expect(readdirSync(session.home)).toEqual([]);
      return session;
    }

    it.each(['SIGTERM', 'SIGHUP'] as const)('%s is saved as a draft, and its file is deleted', async (signal) => {
      const { drafts } = await editUntilSignal('echo "half of it" > "$1"; touch "$seen"; exec sleep 20', '', signal);
      expect(drafts).toEqual(['half of it']);
    });

    it('is not saved if it is unchanged', async () => {
      expect((await editUntilSignal('touch "$seen"; exec sleep 20', 'what was there')).drafts).toEqual([]);
    });

    it('is saved as a draft as the editor saves it while it ends', async () => {
      const { drafts } = await editUntilSignal(
        `trap 'echo "not saved yet" > "$1.save"; exit' TERM HUP; touch "$seen"; while :; do sleep 0.1; done`,
      );
      expect(drafts).toEqual(['not saved yet']);
    });

    it('ends the editor, even one that a script has started', async () => {
      const { seen } = await editUntilSignal(
        `sh -c 'echo $$ > "$0.new"; mv "$0.new" "$0"; exec sleep 20' "$seen"; true`,
      );
      expect(isGone(Number(readFileSync(seen, 'utf8')))).toBe(true);
    });
  });
});

/** Whether a process has ended; one whose exit code nobody has read is still listed, as a zombie. */
function isGone(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() === '' || stdout.trim().startsWith('Z');
}

describe('the flags that keep a page private', () => {
  it.each(['vim', '/usr/bin/vim -f', 'nvim', 'gvim --nofork', 'emacs -nw'])('are added to %s', (command) => {
    expect(withPrivacyFlags(command)).toMatch(new RegExp(`^${command} (-i NONE|--eval)`));
  });

  it.each(['nano', 'code --wait', 'vi', 'my-vim', 'env vim'])('are not added to %s', (command) => {
    expect(withPrivacyFlags(command)).toBe(command);
  });

  it.each(['vi', 'editor'])('are added to %s where it is Vim', (link) => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'vim.basic'), '', { mode: 0o755 });
    symlinkSync(join(folder, 'vim.basic'), join(folder, link));
    expect(withPrivacyFlags(link, `/nonexistent:${folder}`)).toContain(`${link} -i NONE`);
  });
});

const hasVim = spawnSync('vim', ['--version']).status === 0;

it.skipIf(!hasVim || !hasPseudoTerminal)(
  'Vim leaves nothing of a page behind, whatever its own settings are',
  async () => {
    const home = freshFolder();
    for (const name of ['swap', 'undo', 'backup', 'pages']) mkdirSync(join(home, name));
    writeFileSync(
      join(home, '.vimrc'),
      `set directory=${home}/swap// undofile undodir=${home}/undo backup backupdir=${home}/backup title updatecount=1\n`,
    );
    const page = join(home, 'pages', 'note.txt');
    writeFileSync(page, 'he slept\n');
    const session = inPseudoTerminal(`${withPrivacyFlags('vim')} '${page}'`, {
      ...process.env,
      HOME: home,
      TERM: 'xterm',
    });
    let printed = '';
    session.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
    const ended = once(session, 'close');
    while (!printed.includes('he slept')) await wait(20);
    session.stdin.write('otyped');
    const swap = join(home, 'pages', '.note.txt.swp');
    while (!existsSync(swap)) await wait(20);
    session.stdin.write('\x1b:wq\r');
    await ended;
    expect(readFileSync(page, 'utf8')).toBe('he slept\ntyped\n');
    expect(readdirSync(home, { recursive: true }).sort()).toEqual([
      '.vimrc',
      'backup',
      'pages',
      join('pages', 'note.txt'),
      'swap',
      'undo',
    ]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it begins the title of a window.
    expect(printed).not.toMatch(/\x1b\][012];/);
  },
);
