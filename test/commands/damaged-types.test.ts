import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addOwnQuestions } from '../support/own-questions.ts';
import { storeAsBytes } from '../support/store-as-bytes.ts';
import { writer } from '../support/world.ts';

const ANSWERS = '{"sleep":{"kind":"scale","value":6}}';
const COMMANDS = [
  ...[
    'show yesterday',
    'list',
    'week',
    'month',
    'year',
    'trends',
    'questions',
    'rest',
    'report',
    'search sea',
    'status',
  ],
  ...['history yesterday', 'export', 'export --format csv', 'export --format json', 'export --format jrnl'],
];

async function fullWriter() {
  const me = writer();
  await addOwnQuestions(me, ['sleep']);
  await me.run('rest 2026-11-02..2026-11-04 --note -', { input: 'at the lake' });
  const { code, stderr } = await me.run(
    'write yesterday --felt 3 --want 5 --their-move away --my-move met --practices passion --answer sleep=6 --note -',
    { input: 'by the sea' },
  );
  expect([code, stderr]).toEqual([0, 'Saved for Thursday 19 November.\n']);
  return me;
}

/** What an export tells of the journal, without the sum over its bytes. */
async function contentsOf(me: ReturnType<typeof writer>) {
  const { nearfar: _, ...contents } = JSON.parse((await me.run('export --format json')).out);
  return contents;
}

describe.each([
  ['the note', 'entries', 'by the sea', true],
  ['what the other did', 'entries', 'away', true],
  ['what the writer did', 'entries', 'met', true],
  ['a practice', 'entries', 'passion', true],
  ['an own answer', 'entries', ANSWERS, true],
  ['the day', 'entries', '2026-11-19', false],
  ['the text of a question', 'questions', 'How did you sleep?', false],
  ['the kind of a question', 'questions', 'scale', false],
  ['the note of days set aside', 'rests', 'at the lake', false],
  ['the first day of days set aside', 'rests', '2026-11-02', false],
])('a journal in which %s has the type of bytes', (_, table, text, isTold) => {
  it('can be read as before, and doctor tells of it', async () => {
    const me = await fullWriter();
    storeAsBytes(me.folder, table, text);
    for (const words of COMMANDS) {
      const { code, stderr, out } = await me.run(words);
      expect([words, code, stderr, out]).toEqual([
        words,
        0,
        expect.not.stringContaining('this is a bug'),
        expect.not.stringContaining('Buffer'),
      ]);
    }
    // The day of an entry is read from its index, where it is as it was.
    if (isTold) expect((await me.run('list')).stderr).toContain('was changed on the disk');
    expect((await me.run('doctor')).out).toContain('not as it was written');
  });

  it('is salvaged whole', async () => {
    const me = await fullWriter();
    const before = await contentsOf(me);
    storeAsBytes(me.folder, table, text);
    expect(
      await me.run(['doctor', '--salvage', join(me.folder, 'journal.db'), '-o', join(me.folder, 'new.db')]),
    ).toMatchObject({
      code: 0,
    });
    const other = writer();
    await other.run(['merge', join(me.folder, 'new.db')]);
    expect(await contentsOf(other)).toEqual(before);
  });
});
