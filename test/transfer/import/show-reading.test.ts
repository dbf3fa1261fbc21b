import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../../support/fresh-folder.ts';
import { writer } from '../../support/world.ts';

/** A file of more than 10 MB. */
function largeFile(): string {
  const path = join(freshFolder(), 'a.jsonl');
  const padding = ' '.repeat(20_000);
  const lines = Array.from({ length: 520 }, (_, at) => `{"day":"${2000 + (at % 26)}-01-02","felt":4}${padding}`);
  writeFileSync(path, lines.slice(0, 26).concat(Array(494).fill(padding)).join('\n') + padding);
  return path;
}

/** A clock that is a second later whenever it is read. */
function runningClock(): () => string {
  let ms = Date.parse('2026-11-20T22:00:00Z');
  return () => {
    ms += 1000;
    return new Date(ms).toISOString();
  };
}

describe('nearfar import of a large file', () => {
  it('shows on a terminal how far it is read, and erases the line before it says anything', async () => {
    const { stderr } = await writer({ now: runningClock() }).run(['import', largeFile()], { answers: [] });
    const [drawn, stored, said] = stderr.split('\r\x1b[K');
    const [announced, ...bars] = drawn!.replaceAll('\x1b[K', '').split('\r').slice(1);
    expect(announced).toBe('reading 10 MB ...');
    expect(bars.length).toBeGreaterThan(0);
    for (const line of bars) expect(line).toMatch(/^reading {2}▒*·* {2}\d+ of 10 MB$/);
    expect(stored).toMatch(/^\rimporting {2}▒{24} {2}26 of 26/);
    expect(said).toBe('26 new.\n');
  });

  it('shows the same for a merge', async () => {
    const { stderr } = await writer({ now: runningClock() }).run(['merge', largeFile()], { answers: [] });
    const [drawn, said] = stderr.split('\r\x1b[K');
    expect(drawn).toContain('\rreading 10 MB ...\x1b[K\rreading  ');
    expect(said).toMatch(/^Merged: 26 days changed here/);
  });

  it('says at once that it begins, as the parsing of a JSON tells nothing of itself', async () => {
    const path = join(freshFolder(), 'a.json');
    writeFileSync(path, `{"entries":[{"date":"2026-03-02","mood":"good"}],"about":"${' '.repeat(10_000_000)}"}`);
    const { stderr } = await writer({ now: '2026-11-20T22:00:00Z' }).run(['import', path], { answers: [] });
    expect(stderr).toContain('\rreading 10 MB ...\x1b[K\r\x1b[KThe table is the list "entries".');
  });

  it('says one sentence with --plain, and nothing where no terminal is', async () => {
    const file = largeFile();
    const plain = await writer().run(['--plain', 'import', file], { answers: [] });
    expect(plain.stderr).toMatch(/^Reading a\.jsonl, 10 MB\.\n26 new/);
    const piped = await writer({ now: runningClock() }).run(['--plain', 'import', file]);
    expect(piped.stderr).toMatch(/^26 new/);
    expect((await writer({ now: runningClock() }).run(['import', file])).stderr).toMatch(/^26 new/);
  });

  it('says nothing of a small one with --plain', async () => {
    const path = join(freshFolder(), 'a.jsonl');
    writeFileSync(path, '{"day":"2026-03-02","felt":4}\n');
    expect((await writer().run(['--plain', 'import', path], { answers: [] })).stderr).toMatch(/^1 new/);
  });
});
