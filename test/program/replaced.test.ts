import { cpSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { bareEnvironment, runProgram } from '../support/program.ts';
import { hasPseudoTerminal, inPseudoTerminal, pressThrough } from '../support/pseudo-terminal.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REPLACED = 'nearfar was replaced by another version while it was open.';

/** A copy of the program that is removed, or replaced by another, as soon as an evening shows a text. */
async function eveningWithUpdate(shown: string, update: (dist: string) => void) {
  const [root, home] = [freshFolder(), freshFolder()];
  for (const part of ['bin', 'dist']) cpSync(join(ROOT, part), join(root, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction');
  const env = bareEnvironment(home, { XDG_CACHE_HOME: join(root, 'caches') });
  const session = inPseudoTerminal(`exec '${process.execPath}' '${join(root, 'bin/nearfar.js')}' write`, env);
  let output = '';
  let isUpdated = false;
  session.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (isUpdated || !output.includes(shown)) return;
    isUpdated = true;
    update(join(root, 'dist'));
  });
  const code = await pressThrough(session, '4');
  return { code, output, status: runProgram(['status'], { home }).out };
}

describe.skipIf(!hasPseudoTerminal)('an update while an evening is open', () => {
  it.each([
    ['the program is gone', (dist: string) => renameSync(dist, `${dist}.old`)],
    ['another one is in its place', (dist: string) => writeFileSync(join(dist, 'build-id'), 'another build')],
  ])('is told of, and the answers are kept as a draft, where %s', async (_, update) => {
    const { code, output, status } = await eveningWithUpdate('which picture', update);
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(REPLACED) });
    expect(output).not.toContain('bug');
    expect(status).toMatch(/A draft for .* is kept/);
  });

  it('leaves a day saved of which that was said', async () => {
    const { output, status } = await eveningWithUpdate('Saved', (dist) => renameSync(dist, `${dist}.old`));
    expect(output).toMatch(/Saved for /);
    expect(output).not.toContain('bug');
    expect(status).toContain('Your first day is written');
  });
});
