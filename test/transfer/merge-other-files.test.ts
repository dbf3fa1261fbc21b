import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { writer } from '../support/world.ts';

const fileOf = (name: string, content: string | Uint8Array) => {
  const path = join(freshFolder(), name);
  writeFileSync(path, content);
  return path;
};
const latin = (text: string) => Buffer.from(text, 'latin1');

/** Flags that stand outside a whole command line of import. */
const ownFlagsIn = (stderr: string) =>
  stderr
    .replace(/nearfar import \S+(?: (?:--?\w[\w-]*|\S+))*$/gm, '')
    .replace(/nearfar import [^.]*/g, '')
    .match(/--[a-z-]+/g) ?? [];

describe('nearfar merge of a file that export did not write', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['a.csv', 'Date,Mood\n2026-03-02,4\n', 'asks for it'],
    ['map.csv', 'date,mood\n2026-03-02,so so\n', 'asks for it'],
    ['ru.csv', latin('Date;Where\n02.03.2026;\u00c4\u00e0\u00f2\u00e0\n'), 'asks for it'],
    ['note.txt', 'Soup by the river.\n', 'asks for it'],
    ['bad.csv', 'day,felt,note\n2026-03-02,4,a,b\n', 'can leave it behind'],
    ['list.txt', 'happy\nsad\nglad\nmad\ncalm\n', '--on today'],
    ['x.bin', 'xx', 'reads the files of other programs'],
    ['some.zip', zipSync({ 'a.bin': strToU8('x') }), ''],
    ['a.json', '{"x":1}', ''],
    ['empty.csv', '', 'Write the export again'],
  ])('says what to do with no flag that merge does not have: %s', async (name, content, hint) => {
    const path = fileOf(name, content);
    const { code, stderr } = await writer().run(['merge', path]);
    expect(code).toBe(1);
    expect(stderr).toContain(hint);
    expect(stderr.split('\n').filter(Boolean).length).toBeGreaterThan(1);
    expect(ownFlagsIn(stderr)).toEqual([]);
  });

  it('says in which encoding an old table was read, and how to read it in another', async () => {
    const path = fileOf('old.csv', latin('day,felt,note\n2026-03-02,4,S\u00fcss\n'));
    const me = writer();
    const { stderr } = await me.run(['merge', path]);
    expect(stderr).toContain('read as Windows-1252');
    expect(ownFlagsIn(stderr)).toEqual([]);
    expect((await me.run('undo')).code).toBe(0);
    expect((await me.run(['import', path, '--encoding', 'windows-1250'])).stderr).toContain('1 new.');
    expect((await me.run('show 2026-03-02')).out).toContain('S\u00fcss');
  });
});
