import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { editText } from '../../../src/terminal/editor/edit-text.ts';
import { editorCommand } from '../../../src/terminal/editor/editor-command.ts';
import { freshFolder } from '../../support/world.ts';

/** An editor made of a shell script, in which `$1` is the file to edit; `seen` is where it may leave notes. */
function desk(script: string) {
  const folder = freshFolder();
  const editor = join(folder, 'an editor');
  const seen = join(folder, 'seen');
  writeFileSync(editor, `#!/bin/sh\nseen='${seen}'\n${script}\n`, { mode: 0o755 });
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  const left: string[] = [];
  return {
    home,
    seen,
    left,
    edit: (text: string) => editText(text, '2026-11-20', `'${editor}'`, home, (typed) => left.push(typed)),
  };
}

describe.skipIf(process.platform === 'win32')('a note in the editor', () => {
  it('comes back as it was saved, without the empty lines at its end', async () => {
    const { edit, left, home } = desk('printf "\\n  and then\\r\\nhe woke \\n\\n" >> "$1"');
    expect(await edit('he slept')).toBe('he slept\n\n  and then\r\nhe woke');
    expect(left).toEqual([]);
    expect(readdirSync(home)).toEqual([]);
  });

  it('lies in a file of mode 0600 in a folder of mode 0700', async () => {
    const mask = process.umask(0o022);
    const { edit, seen } = desk('for one in "$1" "$(dirname "$1")"; do ls -ld "$one" | cut -c1-10 >> "$seen"; done');
    await edit('').finally(() => process.umask(mask));
    expect(readFileSync(seen, 'utf8')).toBe('-rw-------\ndrwx------\n');
  });

  it('is handed over when the editor fails, and its file is gone', async () => {
    const { edit, left, home } = desk('echo "half of it" > "$1"; exit 1');
    await expect(edit('')).rejects.toMatchObject({
      message: expect.stringMatching(/^The editor ".*" ended with code 1\.$/),
      hint: 'What was written is kept as a draft.',
    });
    expect(left).toEqual(['half of it']);
    expect(readdirSync(home)).toEqual([]);
  });

  it.each(['rm "$1"', 'rm "$1"; mkdir "$1"'])('is as it was when the editor leaves no file: %s', async (script) => {
    const { edit, left, home } = desk(script);
    await expect(edit('mine')).rejects.toMatchObject({
      message: 'The editor left no file that can be read.',
      hint: 'Nothing was changed.',
    });
    expect(left).toEqual([]);
    expect(readdirSync(home)).toEqual([]);
  });

  it('is as it was when there is no such editor', async () => {
    const { home } = desk('');
    const left: string[] = [];
    const editing = editText('mine', '2026-11-20', 'no-such-editor 2>/dev/null', home, (typed) => left.push(typed));
    await expect(editing).rejects.toMatchObject({
      message: 'There is no editor "no-such-editor 2>/dev/null".',
      hint: 'NEARFAR_EDITOR, VISUAL or EDITOR names one. Nothing was changed.',
    });
    expect(left).toEqual([]);
    expect(readdirSync(home)).toEqual([]);
  });

  it.each([
    ['bytes that are no text', 'printf "caf\\351 again" > "$1"', 'caf\uFFFD again'],
    ['NUL characters', 'printf "a\\000b" > "$1"', 'ab'],
  ])('is refused with %s, and what can be read of it is handed over', async (_, script, kept) => {
    const { edit, left, home } = desk(script);
    await expect(edit('')).rejects.toThrow('The edited note is not plain UTF-8 text.');
    expect(left).toEqual([kept]);
    expect(readdirSync(home)).toEqual([]);
  });

  describe('when the program is told to end', () => {
    /** Tells the program to end once the editor has left a note in `seen`. */
    async function told(script: string, before = '', signal: 'SIGTERM' | 'SIGHUP' = 'SIGTERM') {
      const here = desk(script);
      const editing = expect(here.edit(before)).rejects.toMatchObject({ name: 'Cancelled', signal });
      while (!existsSync(here.seen)) await wait(20);
      process.emit(signal, signal);
      await editing;
      expect(readdirSync(here.home)).toEqual([]);
      return here;
    }

    it.each(['SIGTERM', 'SIGHUP'] as const)('by %s is handed over, and its file removed', async (signal) => {
      const { left } = await told('echo "half of it" > "$1"; touch "$seen"; exec sleep 20', '', signal);
      expect(left).toEqual(['half of it']);
    });

    it('is not handed over when it is as it was', async () => {
      expect((await told('touch "$seen"; exec sleep 20', 'what was there')).left).toEqual([]);
    });

    it('is handed over as the editor saves it while it ends', async () => {
      const { left } = await told(
        `trap 'echo "not saved yet" > "$1.save"; exit' TERM HUP; touch "$seen"; while :; do sleep 0.1; done`,
      );
      expect(left).toEqual(['not saved yet']);
    });

    it('leaves no editor behind, not even one that a script has started', async () => {
      const { seen } = await told(`sh -c 'echo $$ > "$0.new"; mv "$0.new" "$0"; exec sleep 20' "$seen"; true`);
      expect(isGone(Number(readFileSync(seen, 'utf8')))).toBe(true);
    });
  });
});

/** A program that has ended may be there still until somebody has asked how. */
function isGone(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() === '' || stdout.trim().startsWith('Z');
}

describe('the editor', () => {
  it.each([
    [{ NEARFAR_EDITOR: 'a', VISUAL: 'b', EDITOR: 'c' }, 'a'],
    [{ VISUAL: 'b', EDITOR: 'c' }, 'b'],
    [{ NEARFAR_EDITOR: ' ', EDITOR: 'vi' }, 'vi'],
    [{ EDITOR: 'code' }, 'code --wait'],
    [{ EDITOR: 'code --wait -n' }, 'code --wait -n'],
    [{}, null],
  ])('named by %j is %s', (env, editor) => expect(editorCommand(env)).toBe(editor));
});
