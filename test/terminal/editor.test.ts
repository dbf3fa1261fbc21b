import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../src/errors.ts';
import { edit } from '../../src/terminal/editor.ts';
import { editorOf } from '../../src/terminal/editor-name.ts';
import { freshFolder } from '../support/world.ts';

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
    edit: (text: string) => edit(text, `'${editor}'`, home, (typed) => left.push(typed)),
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

  it('is handed over when there is no such editor', async () => {
    const { home } = desk('');
    const left: string[] = [];
    await expect(edit('mine', 'no-such-editor 2>/dev/null', home, (typed) => left.push(typed))).rejects.toThrow(
      'There is no editor "no-such-editor 2>/dev/null".',
    );
    expect(left).toEqual(['mine']);
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

  it.each(['SIGTERM', 'SIGHUP'] as const)('is handed over and its file removed at %s', async (signal) => {
    const { edit, left, home, seen } = desk('echo "half of it" > "$1"; touch "$seen"; exec sleep 3');
    const editing = expect(edit('')).rejects.toBeInstanceOf(Cancelled);
    while (!existsSync(seen)) await wait(20);
    process.emit(signal);
    await editing;
    expect(left).toEqual(['half of it']);
    expect(readdirSync(home)).toEqual([]);
  });
});

describe('the editor', () => {
  it.each([
    [{ NEARFAR_EDITOR: 'a', VISUAL: 'b', EDITOR: 'c' }, 'a'],
    [{ VISUAL: 'b', EDITOR: 'c' }, 'b'],
    [{ NEARFAR_EDITOR: ' ', EDITOR: 'vi' }, 'vi'],
    [{ EDITOR: 'code' }, 'code --wait'],
    [{ EDITOR: 'code --wait -n' }, 'code --wait -n'],
    [{}, null],
  ])('named by %j is %s', (env, editor) => expect(editorOf(env)).toBe(editor));
});
