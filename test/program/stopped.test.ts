import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import SQLite from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { bareEnvironment, PROGRAM, runProgram } from '../support/program.ts';
import { hasPseudoTerminal, inPseudoTerminal } from '../support/pseudo-terminal.ts';

const ENTER_SCREEN = '\x1b[?1049h';
const LEAVE_SCREEN = '\x1b[?1049l';
const WAIT = { timeout: 15_000, interval: 20 };

/** An evening in an interactive shell, which has job control. */
function eveningInShell() {
  const home = freshFolder();
  const env = { ...bareEnvironment(home), TERM: 'xterm-256color', PS1: 'shell> ', HISTFILE: '' };
  const session = inPseudoTerminal('bash --norc --noprofile -i', env);
  let seen = '';
  session.stdout.on('data', (text) => (seen += text));
  const sees = (text: string | RegExp) =>
    vi.waitFor(
      () => expect(stripVTControlCharacters(seen)).toMatch(text instanceof RegExp ? text : new RegExp(text)),
      WAIT,
    );
  return {
    home,
    sees,
    raw: () => seen,
    forget: () => {
      seen = '';
    },
    type: (keys: string) => void session.stdin.write(keys),
    async end() {
      const ended = new Promise((resolve) => session.once('close', resolve));
      session.kill('SIGKILL');
      await ended;
      await vi.waitFor(() => expect(runningIn(home)).toEqual([]), WAIT);
    },
  };
}

async function atSecondQuestion() {
  const evening = eveningInShell();
  await evening.sees('shell> ');
  evening.type(`"${process.execPath}" "${PROGRAM}" write 2026-03-02\r`);
  await evening.sees('1-7 or arrows');
  evening.type('3\r');
  await evening.sees(/felt {8}/);
  return evening;
}

/** The processes of nearfar that have this home. */
function runningIn(home: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
        return readFileSync(`/proc/${pid}/comm`, 'utf8') === 'nearfar\n' && environment.includes(`HOME=${home}\0`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

const draftOf = (home: string) => {
  const database = new SQLite(join(home, 'nearfar', 'journal.db'), { readonly: true });
  const draft = database.prepare('SELECT draft FROM drafts').pluck().get() as string;
  database.close();
  return JSON.parse(draft);
};

describe.skipIf(!hasPseudoTerminal)('an evening in a shell with job control', () => {
  it('gives the screen and the terminal back on Ctrl-Z, and takes them again with fg', async () => {
    const evening = await atSecondQuestion();
    evening.forget();
    evening.type('\x1a');
    await evening.sees(/Stopped[\s\S]*shell> /);
    expect(evening.raw()).toContain(LEAVE_SCREEN);
    evening.forget();
    evening.type('stty -a\r');
    await evening.sees(/[^-]icanon[\s\S]*shell> /);
    evening.forget();
    evening.type('fg\r');
    await evening.sees(/felt {8}[\s\S]*1-7 or arrows/);
    expect(evening.raw()).toContain(ENTER_SCREEN);
    evening.forget();
    evening.type('6\r');
    await evening.sees(/wanted {6}/);
    evening.type('\x03');
    await evening.sees('A draft for Monday 2 March is kept');
    expect(draftOf(evening.home).answers).toEqual({ felt: 3, want: 6 });
    await evening.end();
  }, 60_000);

  it('asks once more after fg in plain mode, with what was typed', async () => {
    const evening = eveningInShell();
    await evening.sees('shell> ');
    evening.type(`"${process.execPath}" "${PROGRAM}" --plain write 2026-03-02\r`);
    await evening.sees('7: nearly one');
    evening.type('ne\x1a');
    await evening.sees(/Stopped[\s\S]*shell> /);
    evening.forget();
    evening.type('fg\r');
    await evening.sees(/x: leave\s+ne$/);
    evening.type('arly\r');
    await evening.sees('Enter alone skips');
    expect(evening.raw().match(/Thinking of that day/g)).toHaveLength(1);
    evening.type('\x03');
    await evening.sees('A draft for Monday 2 March is kept');
    expect(draftOf(evening.home).answers).toEqual({ felt: 7 });
    await evening.end();
  }, 60_000);

  it.each(['INT', 'QUIT', 'TERM', 'HUP'])(
    'leaves the screen and keeps the draft when it is ended by SIG%s',
    async (signal) => {
      const evening = await atSecondQuestion();
      evening.type('6\r\r\r\r');
      await evening.sees('Enter ends it');
      evening.type('he said that');
      await evening.sees('he said that');
      evening.forget();
      const pids = runningIn(evening.home);
      for (const pid of pids) process.kill(pid, `SIG${signal}` as NodeJS.Signals);
      await evening.sees('A draft for Monday 2 March is kept[\\s\\S]*shell> ');
      expect(evening.raw()).toContain(LEAVE_SCREEN);
      expect(draftOf(evening.home).answers).toMatchObject({ felt: 3, note: 'he said that' });
      await evening.end();
    },
    60_000,
  );

  it('keeps the note when its terminal is closed', async () => {
    const evening = await atSecondQuestion();
    evening.type('6\r\r\r\r');
    await evening.sees('Enter ends it');
    evening.type('he said that');
    await evening.sees('he said that');
    await evening.end();
    expect(draftOf(evening.home).answers).toMatchObject({ note: 'he said that' });
  }, 60_000);

  it('keeps a note two seconds after the last key, also from SIGKILL', async () => {
    const evening = await atSecondQuestion();
    evening.type('6\r\r\r\r');
    await evening.sees('Enter ends it');
    evening.type('he said that');
    await evening.sees('he said that');
    await wait(2500);
    for (const pid of runningIn(evening.home)) process.kill(pid, 'SIGKILL');
    expect(draftOf(evening.home).answers).toMatchObject({ note: 'he said that' });
    await evening.end();
    expect(runProgram(['status'], { home: evening.home }).code).toBe(0);
  }, 60_000);
});
