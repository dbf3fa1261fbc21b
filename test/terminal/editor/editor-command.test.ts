import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editorCommand } from '../../../src/terminal/editor/editor-command.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { onPosix } from '../../support/platform.ts';

/** A value of `PATH` under which these programs are found, some of them as links to another. */
function pathWith(...programs: (string | [link: string, target: string])[]): string {
  const folder = freshFolder();
  for (const program of programs) {
    const [link, target] = typeof program === 'string' ? [null, program] : program;
    writeFileSync(join(folder, target), '', { mode: 0o755 });
    if (link !== null) symlinkSync(join(folder, target), join(folder, link));
  }
  return `/nonexistent::${folder}`;
}

describe('the editor that the environment names', () => {
  it.each([
    [{ NEARFAR_EDITOR: 'a', VISUAL: 'b', EDITOR: 'c' }, 'a', 'NEARFAR_EDITOR'],
    [{ VISUAL: 'b', EDITOR: 'c' }, 'b', 'VISUAL'],
    [{ NEARFAR_EDITOR: ' ', EDITOR: 'vi' }, 'vi', 'EDITOR'],
  ])('in %j is %s', (env, command, variable) => {
    expect(editorCommand({ ...env, PATH: pathWith('nano') })).toEqual({ command, name: command, variable });
  });

  it.each([
    ['vim', 'vim'],
    ['/usr/bin/vim -f', 'vim'],
    ["sh '/my editor'", 'your editor'],
    ["'/my editor'", 'your editor'],
    ['env -i vim', 'your editor'],
  ])('%j is called %s', (EDITOR, name) => expect(editorCommand({ EDITOR })?.name).toBe(name));

  it.each([
    ['code', 'code --wait'],
    ['code --wait -n', 'code --wait -n'],
    ['code -n', 'code -n --wait'],
    ['/usr/local/bin/code', '/usr/local/bin/code --wait'],
    ['subl -w', 'subl -w'],
    ['kate', 'kate --block'],
    ['gvim', 'gvim --nofork'],
    ['open -t', 'open -t -W'],
    ["code 'a folder'", "code 'a folder'"],
    ['vim', 'vim'],
  ])('%j is started as %s, so that it waits', (EDITOR, command) => {
    expect(editorCommand({ EDITOR })?.command).toBe(command);
  });
});

describe.skipIf(!onPosix)('the usual editor', () => {
  it.each([
    ['the one that Debian calls editor', [['editor', 'nano'], 'vi'], 'editor', 'nano'],
    ['nano', ['nano', ['vi', 'vim.basic']], 'nano', 'nano'],
    ['vi, by the name of the program behind it', [['vi', 'vim.basic']], 'vi', 'vim'],
    ['vi of BusyBox', [['vi', 'busybox']], 'vi', 'vi'],
  ] as [string, (string | [string, string])[], string, string][])('is %s', (_, programs, command, name) => {
    const env = { EDITOR: '', PATH: pathWith(...programs) };
    expect(editorCommand(env, 'linux')).toEqual({ command, name, variable: null });
  });

  it('is none where there is none', () => {
    expect(editorCommand({ PATH: pathWith('ed') }, 'linux')).toBe(null);
    expect(editorCommand({}, 'linux')).toBe(null);
  });

  it('is the notepad on Windows', () => {
    expect(editorCommand({}, 'win32')).toMatchObject({ command: 'notepad', variable: null });
  });
});
