import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { onPosix } from '../support/platform.ts';
import { bareEnvironment, PROGRAM, runProgram } from '../support/program.ts';

function draftsIn(home: string): unknown[] {
  const database = new SQLite(join(home, 'nearfar', 'journal.db'), { readonly: true });
  const drafts = database.prepare('SELECT draft FROM drafts').pluck().all() as string[];
  database.close();
  return drafts.map((draft) => JSON.parse(draft).answers);
}

const KEPT = 'What you wrote is kept as a draft; nearfar write 2026-03-02 goes on with it.\n';

/** Starts nearfar edit with an editor that adds "and back" to the page, saves it, and stays open. */
async function editing() {
  const home = freshFolder();
  runProgram(['write', '2026-03-02', '--felt', '3', '--note', '-', '--no-passage'], { home, input: 'by the canal' });
  const editor = join(home, 'editor');
  const ready = join(home, 'ready');
  writeFileSync(editor, `echo "and back" >> "$1"; echo $$ > '${ready}'; exec sleep 20\n`);
  const child = spawn(process.execPath, [PROGRAM, 'edit', '2026-03-02'], {
    env: bareEnvironment(home, { EDITOR: `sh '${editor}'` }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  while (!existsSync(ready) || readFileSync(ready, 'utf8') === '') {
    if (child.exitCode !== null) throw new Error(`The editor never opened: ${said}`);
    await wait(20);
  }
  const end = (signal: NodeJS.Signals, event: 'close' | 'exit') => {
    const ended = new Promise((resolve) => child.once(event, (_, by) => resolve(by)));
    child.kill(signal);
    return ended;
  };
  return { home, end, said: () => said, editor: Number(readFileSync(ready, 'utf8')) };
}

describe.skipIf(!onPosix)('a program that is ended by a signal while an editor is open', () => {
  it.each(['SIGTERM', 'SIGHUP'] as const)(
    'keeps the edited text as a draft, removes its file and ends by %s',
    async (signal) => {
      const { home, end, said } = await editing();
      expect(await end(signal, 'close')).toBe(signal);
      expect(said()).toBe(KEPT);
      expect(readdirSync(join(home, 'nearfar'))).toEqual(['backups', 'journal.db']);
      expect(draftsIn(home)).toEqual([expect.objectContaining({ felt: 3, note: 'by the canal\nand back' })]);
    },
  );

  it('and is killed leaves its file, which the next run moves into a draft', async () => {
    const { home, end, editor } = await editing();
    await end('SIGKILL', 'exit');
    process.kill(editor, 'SIGKILL');
    const { stderr } = runProgram(['edit', '2026-03-02'], { home, env: { EDITOR: 'true' } });
    expect(stderr).toBe(`${KEPT}The page begins with the draft that is kept.\nIt is as it was.\n`);
    expect(readdirSync(join(home, 'nearfar'))).toEqual(['backups', 'journal.db']);
    expect(draftsIn(home)).toEqual([expect.objectContaining({ felt: 3, note: 'by the canal\nand back' })]);
  });
});
