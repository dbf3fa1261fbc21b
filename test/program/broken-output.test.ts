import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withJournal } from '../../src/journal/open.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { onLinux } from '../support/platform.ts';
import { bareEnvironment, PROGRAM, runProgram } from '../support/program.ts';

const HURT = 'he grabbed me by the throat and pushed me into the wall';

/** Runs nearfar with these words in a shell that takes its outputs away. */
function run(home: string, words: string, outputs: string, env: Record<string, string> = {}): Promise<number | null> {
  const script = `printf '%s' "$NOTE" | "${process.execPath}" "${PROGRAM}" ${words} ${outputs}; exit \${PIPESTATUS[1]}`;
  const child = spawn('bash', ['-c', script], { env: bareEnvironment(home, { NOTE: HURT, ...env }), stdio: 'ignore' });
  return new Promise((resolve) => child.on('close', resolve));
}

const stateOf = (home: string) =>
  withJournal({ folder: join(home, 'nearfar') }, 'read', (journal) => ({
    note: journal.entries({ limit: 1 })[0]?.note,
    isHeld: journal.settings.holdUntil('2026-11-20') !== null,
    drafts: journal.drafts.days(),
  }));

const SAVED = { note: HURT, isHeld: true, drafts: [] };

describe.skipIf(!onLinux)('a note that begins a hold is saved and the hold is set', () => {
  const BROKEN = [
    ['a full standard error', '2>/dev/full >/dev/null'],
    ['closed outputs', '2>&- >&-'],
    ['a full standard output', '>/dev/full 2>/dev/null'],
    ['outputs whose reader has gone', '> >(exec true) 2> >(exec true)'],
  ];

  it.each(BROKEN)('by write with %s', async (_, outputs) => {
    const home = freshFolder();
    await run(home, 'write 2026-03-02 --felt 2 --note -', outputs);
    expect(await stateOf(home)).toEqual(SAVED);
  });

  it.each(BROKEN)('by edit with %s', async (_, outputs) => {
    const home = freshFolder();
    runProgram(['write', '2026-03-02', '--felt', '3', '--no-passage'], { home });
    const editor = join(home, 'editor');
    writeFileSync(editor, 'printf "\\n%s" "$NOTE" >> "$1"\n');
    await run(home, 'edit 2026-03-02', outputs, { EDITOR: `NOTE="${HURT}" sh '${editor}'` });
    expect(await stateOf(home)).toEqual(SAVED);
    expect(readdirSync(join(home, 'nearfar'))).toEqual(['backups', 'journal.db']);
  });
});
