import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BackupFile, newestBackup } from '../../../src/journal/file/backup-files.ts';

const copy = (label: string, day: string | null = label): BackupFile => ({
  name: `journal-${label}.db`,
  path: join('backups', `journal-${label}.db`),
  day,
});

describe('the newest copy', () => {
  it('is the newest daily one of a day or before it, and of later ones, which a wrong clock may have dated, the oldest', () => {
    const files = [copy('2027-05-01'), copy('2026-03-04'), copy('2026-03-02'), copy('before-restore', null)];
    const newest = (upTo: string, some = files) => newestBackup(some, upTo)?.name;
    expect(newest('2026-03-03')).toBe('journal-2026-03-02.db');
    expect(newest('2026-03-04')).toBe('journal-2026-03-04.db');
    expect(newest('2026-03-01')).toBe('journal-2026-03-02.db');
    expect(newest('2026-03-01', files.slice(3))).toBe('journal-before-restore.db');
    expect(newest('2026-03-01', [])).toBeUndefined();
  });
});
