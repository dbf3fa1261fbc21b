import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deriveKey, newKey } from '../../src/journal/lock/journal-key.ts';
import { changeJournalKey, lockJournal, unlockJournal } from '../../src/journal/lock/lock-journal.ts';
import { saltOf } from '../../src/journal/lock/locked-file.ts';
import { sealText } from '../../src/journal/lock/seal-text.ts';
import { withJournal } from '../../src/journal/open.ts';
import { writer } from '../support/world.ts';

const PASSPHRASE = 'seven green boats at noon';
const OTHER = 'two lamps behind a river';
const NOTE = 'by the canal';

const keyOf = (folder: string, passphrase = PASSPHRASE) => deriveKey(passphrase, saltOf(join(folder, 'journal.db'))!);

/** A writer with an entry of yesterday and an editor, during which something happens to the journal. */
async function editing(isLocked: boolean, meanwhile: (folder: string) => void) {
  const ours = writer();
  await ours.run('write --felt 3 --want 6 --note -', { input: 'on the bridge' });
  if (isLocked) await ours.run('lock --yes', { passphrases: [PASSPHRASE, PASSPHRASE], answers: [] });
  const edit = async (text: string) => {
    await meanwhile(ours.folder);
    return text.replace('on the bridge', NOTE);
  };
  const run = await ours.run('edit today', { edit, answers: ['q'], passphrases: [PASSPHRASE] });
  return { ...ours, ended: run };
}

describe('an edit that is open while the journal', () => {
  it.each<[string, boolean, (folder: string) => Promise<unknown>, string[]]>([
    ['is locked', false, (folder) => lockJournal(folder, newKey(OTHER)), [OTHER]],
    ['is unlocked', true, (folder) => unlockJournal(folder, keyOf(folder)), []],
    ['gets another passphrase', true, (folder) => changeJournalKey(folder, keyOf(folder), newKey(OTHER)), [OTHER]],
  ])('%s says so, and its words can be taken in later', async (_, isLocked, meanwhile, passphrases) => {
    const { run, folder, ended } = await editing(isLocked, meanwhile);
    const said = (ended.out + ended.screen + ended.stderr).replace(/\s+/g, ' ');
    expect(said).toContain('in another window while it was open here.');
    expect(said).not.toContain('Put a backup in its place');
    expect(said).toContain('This file is not locked');
    const shown = await run('write yesterday --felt 2 --no-passage', { passphrases: [...passphrases] });
    expect(shown).toMatchObject({ code: 0 });
    expect(shown.stderr).not.toContain('left as it is');
    expect(readdirSync(folder).filter((name) => name.startsWith('rescued-'))).toEqual([]);
    const key = passphrases.length > 0 ? keyOf(folder, OTHER) : null;
    const draft = await withJournal({ folder, key }, 'read', (journal) => journal.drafts.get('2026-11-20'));
    expect(draft?.answers.note).toContain(NOTE);
  });
});

it('names a rescue file that is sealed with another key, which doctor does not promise to take in', async () => {
  const ours = writer();
  await ours.run('write --felt 3');
  const name = 'rescued-2026-11-20-0a1b2c3d.json';
  const key = { key: randomBytes(32), salt: randomBytes(16) };
  writeFileSync(join(ours.folder, name), sealText('{}', key));
  const { stderr } = await ours.run('write yesterday --felt 4 --no-passage');
  expect(stderr).toContain('is damaged, or sealed with another passphrase, so it was left as it is.');
  const { out } = await ours.run('doctor');
  expect(out.replace(/\s+/g, ' ')).toContain('sealed with another passphrase, and cannot be taken in');
  expect(out).not.toContain('it takes them in');
  expect(readdirSync(ours.folder)).toContain(name);
});
