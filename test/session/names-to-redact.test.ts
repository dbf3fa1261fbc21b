import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { CANCEL } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

async function writerWithNames() {
  const me = writer();
  await me.run('write --felt 3 --note - --no-passage', { input: 'Tom met Ann Lee and Alex at noon' });
  return me;
}

const REDACTED = '▇▇▇ met ▇▇▇ and Alex at noon';

describe('export --redact', () => {
  it.each([['Tom\nAnn Lee\n'], ['\r\n  Ann Lee \r\nTom'], ['Tom\rAnn Lee']])(
    'reads the names from standard input, one a line: %j',
    async (input) => {
      const me = await writerWithNames();
      expect((await me.run('export --redact -', { input })).out).toContain(REDACTED);
    },
  );

  it('joins the names on the command line with those from standard input', async () => {
    const me = await writerWithNames();
    expect((await me.run('export --redact Tom -', { input: 'Ann Lee' })).out).toContain(REDACTED);
  });

  it('asks for the names on the alternate screen if none is given, and leaves none of them behind', async () => {
    const me = await writerWithNames();
    const file = join(freshFolder(), 'out.md');
    const { code, out, stderr } = await me.run(['export', '--redact', '-o', file], { answers: ['Tom, Ann Lee'] });
    expect({ code, out, stderr }).toEqual({ code: 0, out: '', stderr: `Wrote 1 entry to ${file}.\n` });
    expect(readFileSync(file, 'utf8')).toContain(REDACTED);
  });

  it.each<[string, { input?: string; answers?: unknown[] }, number, string]>([
    ['standard input is empty', { input: '\n \n' }, 2, 'There is no name to black out.'],
    ['no name can be seen', { input: '\u200b\n' }, 2, 'There is no name to black out.'],
    ['the answer is empty', { answers: [', '] }, 2, 'There is no name to black out.'],
    ['there is no terminal to ask on', {}, 2, 'There is no terminal to ask for the names on.'],
    ['the question is left', { answers: [CANCEL] }, 130, ''],
  ])('writes nothing if %s', async (_, options, code, why) => {
    const me = await writerWithNames();
    const file = join(freshFolder(), 'out.md');
    const words = ['export', '-o', file, '--redact', ...(options.input === undefined ? [] : ['-'])];
    expect(await me.run(words, options)).toMatchObject({ code, out: '', stderr: expect.stringContaining(why) });
    expect(existsSync(file)).toBe(false);
  });
});
