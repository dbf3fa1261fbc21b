import { describe, expect, it } from 'vitest';
import { noteOnlyDraft } from '../../src/domain/entry.ts';
import { withJournal } from '../../src/journal/open.ts';
import { damageJournal } from '../support/damage-journal.ts';
import { addOwnQuestions } from '../support/own-questions.ts';
import { writer } from '../support/world.ts';

/** A journal with two days that have answers, in the first of which some bytes are others now. */
async function damagedWriter(from: string, to: string) {
  const me = writer();
  await addOwnQuestions(me, ['sleep', 'mood']);
  await me.run('write yesterday --felt 3 --answer sleep=5 --answer mood=grey --note - --no-passage', {
    input: 'by the sea',
  });
  await me.run('write --felt 4 --answer sleep=6 --no-passage');
  damageJournal(me.folder, from, to);
  return me;
}

const DAMAGES = [
  ['JSON that is broken', '"value":5', '"value" 5'],
  ['an answer without a value', '"value":5', '"valve":5'],
  ['a kind that there is not', '"kind":"scale","value":5', '"kind":"scald","value":5'],
  ['a number off the scale', '"value":5', '"value":9'],
  ['a null', '{"kind":"scale","value":5}', `null${' '.repeat(22)}`],
] as const;

describe.each(DAMAGES)('answers that are damaged into %s', (_, from, to) => {
  it('keep the writer from nothing else in the journal', async () => {
    const commands = [
      ...['show yesterday', 'list', 'week', 'month', 'trends --question sleep', 'questions', 'report', 'search sea'],
      ...['list --contains sea', 'history yesterday', 'export', 'export --format csv', 'export --format json'],
      ...['status', 'edit yesterday --answer sleep=2', 'questions rename sleep night', 'purge --yes'],
      'write yesterday --felt 5 --no-passage',
      'rm yesterday --yes',
    ];
    const me = await damagedWriter(from, to);
    for (const words of commands) {
      const { code, stderr } = await me.run(words);
      expect([words, code, stderr]).toEqual([words, 0, expect.not.stringContaining('this is a bug')]);
    }
  });

  it('are named by doctor, and leave out no other answer of the day', async () => {
    const me = await damagedWriter(from, to);
    expect((await me.run('doctor')).out.replace(/\s+/g, ' ')).toContain(
      'something is not as it was written: 2026-11-19.',
    );
    const { stderr, out } = await me.run('show yesterday');
    expect(stderr).toContain('was changed on the disk');
    expect(out).toContain('by the sea');
    if (to !== '"value" 5') expect(out).toContain('mood: grey');
  });
});

describe('a question that is damaged', () => {
  it('keeps the writer from no evening', async () => {
    const me = await damagedWriter('"label":"grey"', '"label" "grey"');
    const names = JSON.parse((await me.run('questions --json')).out).questions.map(
      ({ name }: { name: string }) => name,
    );
    expect(names).toContain('sleep');
    expect(names).not.toContain('mood');
    expect((await me.run('doctor')).out).toContain('Among the settings something is not as it was written');
  });

  it('is called damaged and not removed, and is asked again once it is added anew', async () => {
    const me = await damagedWriter('"label":"grey"', '"label" "grey"');
    const DAMAGED =
      'Damaged on the disk, and not asked until they are added anew; their answers are kept: mood (1 answer).';
    const { out } = await me.run('questions');
    expect(out.replace(/\s+/g, ' ')).toContain(DAMAGED);
    expect(out).not.toContain('No longer asked');
    for (const words of ['questions remove mood --yes', 'questions hide mood', 'questions order mood'])
      expect([words, (await me.run(words)).stderr]).toEqual([
        words,
        expect.stringContaining('The question "mood" was changed on the disk and cannot be read.'),
      ]);
    await me.run(['questions', 'add', 'mood', '--kind', 'choice', '--choices', 'grey,blue', '--text', 'Which mood?']);
    const { out: mended, stderr } = await me.run('questions');
    expect([mended, stderr]).toEqual([expect.stringMatching(/mood .*Which mood\?.*1 answer/), '']);
  });
});

describe('an earlier version of a day that is damaged', () => {
  async function damagedVersion() {
    const me = await damagedWriter('"value":5', '"value":5');
    await me.run('write yesterday --felt 6 --no-passage');
    damageJournal(me.folder, '"felt":3', '"felt" 3');
    return me;
  }

  it('keeps the writer from nothing else, and is named by doctor', async () => {
    const me = await damagedVersion();
    for (const words of ['export --format json', 'history yesterday', 'show yesterday', 'export', 'status']) {
      const { code, stderr } = await me.run(words);
      expect([words, code, stderr]).toEqual([words, 0, expect.not.stringContaining('this is a bug')]);
    }
    expect((await me.run('doctor')).out).toContain('2026-11-19');
  });

  it('cannot be put back by undo, which changes nothing and says why', async () => {
    const me = await damagedVersion();
    const { code, stderr } = await me.run('undo');
    expect([code, stderr]).toEqual([1, expect.stringContaining('is damaged and cannot be put back')]);
    expect((await me.run('show yesterday')).out).toContain('6');
  });
});

it('goes on without a draft that is damaged', async () => {
  const me = await damagedWriter('"value":5', '"value":5');
  await withJournal({ folder: me.folder }, 'write', ({ drafts }) =>
    drafts.save('2026-11-20', noteOnlyDraft({ note: 'half a sentence' }), new Date('2026-11-20T22:00:00Z')),
  );
  damageJournal(me.folder, '"note":"half', '"note" "half');
  for (const words of ['status', 'write --felt 2 --no-passage', 'export --format json']) {
    const { code, stderr } = await me.run(words);
    expect([words, code, stderr]).toEqual([words, 0, expect.not.stringContaining('this is a bug')]);
  }
});

it('takes back the days of an import where what it did to the questions is damaged', async () => {
  const me = writer();
  await me.run('import -', {
    input: '{"day":"2026-11-18","felt":4,"own_answers":{"sleep":{"kind":"scale","value":6}}}',
  });
  damageJournal(me.folder, '"change":', '"change"!');
  expect(await me.run('undo')).toMatchObject({
    code: 0,
    stderr: 'Took back the import of 1 day: 1 no longer written.\n',
  });
});
