import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { JournalKey } from '../../../src/journal/journal-location.ts';
import { convertDatabase } from '../../../src/journal/lock/convert-file.ts';
import { rememberOldKey } from '../../../src/journal/lock/convert-folder.ts';
import { isSameContent } from '../../../src/journal/lock/is-same-content.ts';
import { newKey } from '../../../src/journal/lock/journal-key.ts';
import { changeJournalKey, lockJournal, unlockJournal } from '../../../src/journal/lock/lock-journal.ts';
import { saltOf } from '../../../src/journal/lock/locked-file.ts';
import { sealText } from '../../../src/journal/lock/seal-text.ts';
import { withJournal } from '../../../src/journal/open.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { expectMode } from '../../support/platform.ts';
import { writer } from '../../support/world.ts';

const FIRST = newKey('seven green boats at noon');
const SECOND = newKey('two lamps behind a river');
/** A process id that no process has. */
const GONE = 4_194_305;
/** Fifty words that no schema and no program text has. */
const MARKERS = Array.from({ length: 50 }, (_, index) => `quoxelbrim${index}zand`);
const NOTE = `${MARKERS.join(' and ')}.`;

let folder: string;
let ours: ReturnType<typeof writer>;

beforeEach(async () => {
  ours = writer();
  folder = ours.folder;
  await ours.run('write yesterday --felt 2 --note -', { input: NOTE });
  await ours.run('write --felt 3 --note -', { input: NOTE });
});

const inFolder = (name: string) => join(folder, name);
const notes = (key: JournalKey | null) =>
  withJournal({ folder, key }, 'read', (journal) => journal.entries().map(({ note }) => note));
const filePaths = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name));
const saltsOfDatabases = () =>
  filePaths()
    .filter((file) => file.endsWith('.db'))
    .map((file) => saltOf(file)?.toString('hex') ?? 'plain');
const hex = ({ salt }: JournalKey) => Buffer.from(salt).toString('hex');

describe('a locked folder', () => {
  it('holds none of the words and no eight bytes of a note, in any file, after all kinds of writes', async () => {
    writeFileSync(inFolder('rescued-2026-11-18-ab12.json'), JSON.stringify({ note: NOTE }), { mode: 0o600 });
    expect(await lockJournal(folder, FIRST)).toEqual([]);
    const passphrases = () => ['seven green boats at noon'];
    for (const [words, input] of [
      ['write 2026-11-12 --felt 4 --note -', NOTE],
      ['write 2026-11-12 --felt 5 --note -', `${NOTE} Again.`],
      ['rm 2026-11-12 --yes'],
      ['backup'],
      ['search quoxelbrim7zand'],
    ] as const)
      expect(
        await ours.run(`${words} --passphrase-fd 3`, { passphrases: passphrases(), ...(input && { input }) }),
      ).toMatchObject({
        code: 0,
      });
    await withJournal({ folder, key: FIRST }, 'write', (journal) =>
      journal.drafts.save('2026-11-13', { answers: { note: NOTE }, asked: [] }, new Date()),
    );
    const runs = Array.from({ length: NOTE.length - 7 }, (_, at) => NOTE.slice(at, at + 8));
    for (const file of filePaths()) {
      const bytes = readFileSync(file);
      expect(MARKERS.filter((word) => bytes.includes(word))).toEqual([]);
      expect([basename(file), runs.filter((run) => bytes.includes(run))]).toEqual([basename(file), []]);
      expectMode(file, 0o600);
    }
  });

  it('is read page by page as SQLCipher 4 describes, with nothing but its passphrase', async () => {
    await lockJournal(folder, FIRST);
    const { createDecipheriv, createHmac, pbkdf2Sync } = await import('node:crypto');
    const bytes = readFileSync(inFolder('journal.db'));
    const salt = bytes.subarray(0, 16);
    const key = pbkdf2Sync('seven green boats at noon', salt, 256_000, 32, 'sha512');
    const hmacKey = pbkdf2Sync(key, Buffer.from(salt.map((byte) => byte ^ 0x3a)), 2, 32, 'sha512');
    const pages: Buffer[] = [];
    for (let at = 0, number = 1; at < bytes.length; at += 4096, number += 1) {
      const page = bytes.subarray(at, at + 4096);
      const start = number === 1 ? 16 : 0;
      const counter = Buffer.alloc(4);
      counter.writeUInt32LE(number);
      const mac = createHmac('sha512', hmacKey)
        .update(page.subarray(start, 4096 - 64))
        .update(counter)
        .digest();
      expect(mac.equals(page.subarray(4096 - 64))).toBe(true);
      const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(4096 - 80, 4096 - 64)).setAutoPadding(false);
      const plain = Buffer.concat([decipher.update(page.subarray(start, 4096 - 80)), decipher.final()]);
      const head = number === 1 ? Buffer.from('SQLite format 3\0') : Buffer.alloc(0);
      pages.push(Buffer.concat([head, plain, page.subarray(4096 - 80)]));
    }
    const path = join(freshFolder(), 'plain.db');
    writeFileSync(path, Buffer.concat(pages));
    const database = new SQLite(path);
    expect(database.prepare('SELECT note FROM entries').pluck().all()).toEqual([NOTE, NOTE]);
    database.close();
  });
});

describe('a conversion', () => {
  it('keeps every row, and comes back to the same content', async () => {
    const copy = join(freshFolder(), 'before.db');
    copyFileSync(inFolder('journal.db'), copy);
    await lockJournal(folder, FIRST);
    await changeJournalKey(folder, FIRST, SECOND);
    await unlockJournal(folder, SECOND);
    const [before, after] = [new SQLite(copy), new SQLite(inFolder('journal.db'))];
    expect(isSameContent(before, after)).toBe(true);
    after.prepare("UPDATE entries SET note = note || '!' WHERE felt = 2").run();
    expect(isSameContent(before, after)).toBe(false);
    before.close();
    after.close();
  });

  it('overwrites the old file, which a second name shows', () => {
    const second = join(freshFolder(), 'second-name.db');
    linkSync(inFolder('journal.db'), second);
    convertDatabase(inFolder('journal.db'), null, FIRST);
    const bytes = readFileSync(second);
    expect(bytes.length).toBeGreaterThan(4096);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
  });

  it('waits for no one who is writing, and leaves the journal as it is', async () => {
    const other = new SQLite(inFolder('journal.db'));
    other.exec('BEGIN IMMEDIATE');
    await expect(lockJournal(folder, FIRST)).rejects.toThrow('in use by another program');
    other.exec('ROLLBACK');
    other.close();
    expect(await notes(null)).toEqual([NOTE, NOTE]);
  });

  it('lets nobody write into the old file, who had it open', async () => {
    const other = new SQLite(inFolder('journal.db'));
    other.prepare('SELECT count(*) FROM entries').get();
    await lockJournal(folder, FIRST);
    expect(() => other.prepare("UPDATE entries SET note = 'lost'").run()).toThrow();
    other.close();
    expect(await notes(FIRST)).toEqual([NOTE, NOTE]);
  });
});

describe('a conversion that was cut short', () => {
  it('encrypts copies and rescue files that a lock left plain, at the next start', async () => {
    convertDatabase(inFolder('journal.db'), null, FIRST);
    writeFileSync(inFolder('rescued-2026-11-18-ab12.json'), NOTE);
    expect(saltsOfDatabases()).toContain('plain');
    expect(await notes(FIRST)).toEqual([NOTE, NOTE]);
    expect(new Set(saltsOfDatabases())).toEqual(new Set([hex(FIRST)]));
    expect(readFileSync(inFolder('rescued-2026-11-18-ab12.json')).includes(MARKERS[0]!)).toBe(false);
  });

  it('gives copies the new key that a change of the passphrase left with the old one', async () => {
    await lockJournal(folder, FIRST);
    rememberOldKey(folder, FIRST, SECOND);
    convertDatabase(inFolder('journal.db'), FIRST, SECOND);
    expect(new Set(saltsOfDatabases()).size).toBe(2);
    expect(await notes(SECOND)).toEqual([NOTE, NOTE]);
    expect(new Set(saltsOfDatabases())).toEqual(new Set([hex(SECOND)]));
    expect(existsSync(inFolder('old-key.sealed'))).toBe(false);
  });

  it('forgets the key of a change that the journal never got', async () => {
    await lockJournal(folder, FIRST);
    rememberOldKey(folder, FIRST, SECOND);
    expect(await notes(FIRST)).toEqual([NOTE, NOTE]);
    expect(existsSync(inFolder('old-key.sealed'))).toBe(false);
  });

  it.each(['journal.db', 'backups/journal-2026-11-20.db'])('removes what was being written of %s', async (name) => {
    const partial = inFolder(name.replace(/[^/]+$/, `.$&.${GONE}-00ff.partial`));
    writeFileSync(partial, NOTE);
    expect(await notes(null)).toEqual([NOTE, NOTE]);
    expect(existsSync(partial)).toBe(false);
  });

  it('never overwrites the journal under its second name', async () => {
    const old = inFolder(`.journal.db.${GONE}-00ff.old`);
    linkSync(inFolder('journal.db'), old);
    expect(await notes(null)).toEqual([NOTE, NOTE]);
    expect(existsSync(old)).toBe(false);
  });

  it('brings the journal back where the file system has no links and the renaming was cut short', async () => {
    renameSync(inFolder('journal.db'), inFolder(`.journal.db.${GONE}-00ff.old`));
    expect(await notes(null)).toEqual([NOTE, NOTE]);
    expect(existsSync(inFolder('journal.db'))).toBe(true);
  });

  it('leaves what a running process is writing', async () => {
    const partial = inFolder(`.journal.db.${process.ppid}-00ff.partial`);
    writeFileSync(partial, 'being written');
    await notes(null);
    expect(existsSync(partial)).toBe(true);
  });
});

describe('the salt of a file', () => {
  it('is found in an encrypted database only', async () => {
    const place = freshFolder();
    const save = (name: string, bytes: Buffer | string) => {
      writeFileSync(join(place, name), bytes);
      return saltOf(join(place, name));
    };
    const plain = readFileSync(inFolder('journal.db'));
    await lockJournal(folder, FIRST);
    expect(saltOf(inFolder('journal.db'))).toEqual(Buffer.from(FIRST.salt));
    expect(saltOf(join(place, 'missing'))).toBe(null);
    expect(save('plain', plain)).toBe(null);
    // A plain journal with a damaged header is damaged, not locked.
    expect(save('damaged', Buffer.concat([Buffer.alloc(16, 7), plain.subarray(16)]))).toBe(null);
    expect(save('short', readFileSync(inFolder('journal.db')).subarray(0, 4095))).toBe(null);
    expect(save('text', NOTE.repeat(20))).toBe(null);
    mkdirSync(join(place, 'folder'));
    expect(saltOf(join(place, 'folder'))).toBe(null);
  });
});

describe('a rescue file that is sealed already', () => {
  it('is left as it is by the next start', async () => {
    await lockJournal(folder, FIRST);
    const file = inFolder('rescued-2026-11-18-ab12.json');
    const sealed = sealText(NOTE, FIRST);
    writeFileSync(file, sealed);
    await notes(FIRST);
    expect(readFileSync(file)).toEqual(sealed);
  });
});
