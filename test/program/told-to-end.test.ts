import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { bareEnvironment, PROGRAM, program } from '../support/program.ts';
import { freshFolder } from '../support/world.ts';

function draftsIn(home: string): unknown[] {
  const database = new SQLite(join(home, 'nearfar', 'journal.db'), { readonly: true });
  const drafts = database.prepare('SELECT draft FROM drafts').pluck().all() as string[];
  database.close();
  return drafts.map((draft) => JSON.parse(draft).answers);
}

describe.skipIf(process.platform === 'win32')('a program that is told to end while an editor is open', () => {
  it.each(['SIGTERM', 'SIGHUP'] as const)('keeps what was written, leaves no file, and ends by %s', async (signal) => {
    const home = freshFolder();
    program(['write', '2026-03-02', '--felt', '3', '--note', '-', '--no-passage'], { home, input: 'by the canal' });
    const editor = join(home, 'editor');
    const ready = join(home, 'ready');
    writeFileSync(editor, `#!/bin/sh\necho "and back" >> "$1"; touch '${ready}'; sleep 20; true\n`, { mode: 0o755 });
    const child = spawn(process.execPath, [PROGRAM, 'edit', '2026-03-02'], {
      env: bareEnvironment(home, { EDITOR: editor }),
    });
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    while (!existsSync(ready)) await wait(20);
    const ended = new Promise((resolve) => child.once('close', (_, by) => resolve(by)));
    child.kill(signal);
    expect(await ended).toBe(signal);
    expect(said).toBe('What you wrote is kept as a draft; nearfar write 2026-03-02 goes on with it.\n');
    expect(readdirSync(join(home, 'nearfar'))).toEqual(['journal.db']);
    expect(draftsIn(home)).toEqual([expect.objectContaining({ felt: 3, note: 'by the canal\nand back' })]);
  });
});
