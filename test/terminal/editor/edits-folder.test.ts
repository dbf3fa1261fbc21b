import { chmodSync, lstatSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareEditsFolder } from '../../../src/terminal/editor/edits-folder.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { onPosix } from '../../support/platform.ts';

describe.skipIf(!onPosix)('the folder in which pages are edited', () => {
  it('lies in the folder for running programs, closed to others, another one for each journal', () => {
    const runtime = freshFolder();
    const mask = process.umask(0);
    const [one, other] = ['/home/me/one', '/home/me/other'].map((journal) =>
      prepareEditsFolder(join(runtime, 'nearfar'), journal),
    );
    process.umask(mask);
    expect(one).not.toBe(other);
    for (const folder of [one!, other!, join(runtime, 'nearfar')]) {
      expect(folder.startsWith(join(runtime, 'nearfar'))).toBe(true);
      expect(lstatSync(folder).mode & 0o777).toBe(0o700);
    }
    expect(prepareEditsFolder(join(runtime, 'nearfar'), '/home/me/one')).toBe(one);
  });

  it.each<[string, (runtime: string) => string | null]>([
    ['none is named', () => null],
    ['it does not exist', (runtime) => join(runtime, 'none', 'nearfar')],
    [
      'others may enter it',
      (runtime) => {
        chmodSync(runtime, 0o755);
        return join(runtime, 'nearfar');
      },
    ],
    [
      'a link stands in the place of ours',
      (runtime) => {
        mkdirSync(join(runtime, 'elsewhere'), { mode: 0o700 });
        symlinkSync(join(runtime, 'elsewhere'), join(runtime, 'nearfar'));
        return join(runtime, 'nearfar');
      },
    ],
  ])('is that of the journal where %s', (_, prepare) => {
    const runtime = freshFolder();
    const named = prepare(runtime);
    const before = readdirSync(runtime, { recursive: true });
    expect(prepareEditsFolder(named, '/home/me/one')).toBe('/home/me/one');
    expect(readdirSync(runtime, { recursive: true })).toEqual(before);
  });
});
