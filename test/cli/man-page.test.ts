import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { manPage } from '../../src/cli/man-page.ts';
import { writer } from '../support/world.ts';

const SRC = join(import.meta.dirname, '../../src');
const hasMandoc = spawnSync('mandoc', ['-Tlint'], { input: '' }).error === undefined;

let page = '';
/** The page without escapes, as one reads it. */
let words = '';
beforeAll(async () => {
  page = await manPage(new Date('2026-11-20T22:00:00Z'));
  words = page.replaceAll('\\-', '-').replaceAll('\\e', '\\');
});

describe('nearfar(1)', () => {
  it('names every command and every flag that its help names', async () => {
    for (const name of Object.keys(COMMANDS)) {
      const start = words.indexOf(`.It Cm ${name}`);
      expect(start, name).toBeGreaterThan(0);
      const { out } = await writer().run(['help', name]);
      const flags = [...out.matchAll(/^ {2}(?:-\w, )?-(-[\w-]+)/gm)].map(([, flag]) => flag!);
      const item = words.slice(start).split(/\n\.It Cm (?!\w+ )(?=\w)/)[0]!;
      for (const flag of flags.filter((one) => one !== '-help'))
        expect(item, `${name} -${flag}`).toContain(`Fl ${flag}`);
    }
  });

  it('names every variable of the environment that begins with NEARFAR, and every exit code', () => {
    const source = globSync('**/*.ts', { cwd: SRC })
      .filter((file) => !file.endsWith('man-page.ts'))
      .map((file) => readFileSync(join(SRC, file), 'utf8'))
      .join('\n');
    const variables = [...source.matchAll(/\bNEARFAR_[A-Z_]+/g)].map(([name]) => name);
    expect(variables.length).toBeGreaterThan(3);
    for (const variable of variables) expect(words).toContain(variable);
    for (const code of [0, 1, 2, 3, 130, 131]) expect(words).toContain(`.It ${code}\n`);
  });

  it('bears its date and its section, and has no line that a macro could be taken from by mistake', () => {
    expect(page.startsWith('.Dd November 20, 2026\n.Dt NEARFAR 1\n')).toBe(true);
    const known = /^\.(?:Dd|Dt|Os|Sh|Ss|Nm|Nd|Op|Pp|Bl|It|El|Bd|Ed|Lk)\b/;
    expect(page.split('\n').filter((line) => /^[.']/.test(line) && !known.test(line))).toEqual([]);
  });

  it.skipIf(!hasMandoc)('passes the checks of mandoc', () => {
    const { status, stdout, stderr } = spawnSync('mandoc', ['-Tlint'], { input: page, encoding: 'utf8' });
    expect({ status, found: stdout + stderr }).toEqual({ status: 0, found: '' });
  });
});
