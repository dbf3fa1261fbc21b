import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBytes } from '../../../src/journal/file/open-database.ts';
import { checkBytes } from '../../../src/journal/health/check-file.ts';
import { CHECKED_COLUMNS } from '../../../src/journal/tables/damage/checksums.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { growJournal } from '../../support/grown-journal.ts';
import { seeded } from '../../support/seeded.ts';

const FLIPS = 500;

let whole: Buffer;
beforeAll(() => {
  const file = join(freshFolder(), 'journal.db');
  growJournal(file, 60);
  whole = readFileSync(file);
});

function isNoticed(bytes: Buffer): boolean {
  return checkBytes(bytes, '').some(({ ok }) => !ok);
}

/** Every value that a command could read. */
function readable(bytes: Buffer): string {
  const database = openBytes(bytes);
  try {
    const tables = Object.entries(CHECKED_COLUMNS).map(([table, columns]) =>
      database.prepare(`SELECT ${columns} FROM ${table} ORDER BY rowid`).raw().all(),
    );
    return JSON.stringify(tables);
  } finally {
    database.close();
  }
}

describe('a journal in which bits change', () => {
  it('is found well as long as none has changed', () => {
    expect(checkBytes(whole, '').filter(({ ok }) => !ok)).toEqual([]);
  });

  it(`shows at least 99 % of ${FLIPS} changes of one bit, and every one that changes a word or a number`, () => {
    const random = seeded(14);
    const unnoticed: Buffer[] = [];
    for (let flip = 0; flip < FLIPS; flip++) {
      const bytes = Buffer.from(whole);
      const bit = Math.floor(random() * bytes.length * 8);
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      if (!isNoticed(bytes)) unnoticed.push(bytes);
    }
    expect(unnoticed.length).toBeLessThanOrEqual(FLIPS / 100);
    for (const bytes of unnoticed) expect(readable(bytes)).toBe(readable(whole));
  }, 300_000);
});
