import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addOwnQuestions } from '../support/own-questions.ts';
import { CANCEL, ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const withQuestions = async (names?: readonly string[]) => {
  const me = writer();
  await addOwnQuestions(me, names);
  return me;
};

const answersOf = async ({ run }: ReturnType<typeof writer>) =>
  JSON.parse((await run('show --json')).out).entries[0].own_answers;

describe('nearfar questions', () => {
  it('shows those that come with nearfar', async () => {
    const { out } = await writer().run('questions --json');
    expect(JSON.parse(out).questions).toEqual(
      ['felt', 'want', 'their_move', 'my_move', 'practices', 'note'].map((name) => ({
        name,
        hidden: false,
        own: false,
      })),
    );
    expect((await writer().run('questions')).out).toContain('practices   Were any of these part of the day?\n');
  });

  it('shows each own question with what it takes and how often it was answered', async () => {
    const me = await withQuestions();
    await me.run('write --felt 3 --answer sleep=6 --answer ran=y --no-passage');
    const { out } = await me.run('questions');
    expect(out).toContain('How did you sleep? (1 to 7, from awful to great; 1 answer)');
    expect(out).toContain('And you yourself? (good, grey, bad; no answer yet)');
    expect(out).toContain('How long did you work? (a number, in h; no answer yet)');
    expect(out).toContain('Did you run? (yes or no; 1 answer)');
    expect(out).toContain('What did you dream? (words; no answer yet)');
  });

  it('asks in another order, with felt first and the note last', async () => {
    const me = await withQuestions(['sleep', 'ran']);
    expect((await me.run('questions order ran their-move')).stderr).toBe(
      'Asked in this order: felt, ran, their_move, want, my_move, practices, sleep, note. felt always comes first, and the note last.\n',
    );
    expect((await me.run('settings questions')).out.replaceAll('\n', ' ')).toContain(
      'felt ran their_move want my_move practices sleep note',
    );
    await me.run('settings questions --reset');
    expect((await me.run('settings questions')).out).toBe('questions: all\n');
    expect((await me.run('settings questions felt, sleep')).stderr).toBe('An evening asks: felt, sleep.\n');
    expect(
      JSON.parse((await me.run('questions --json')).out).questions.filter(({ hidden }: { hidden: boolean }) => !hidden),
    ).toMatchObject([{ name: 'felt' }, { name: 'sleep' }]);
  });

  it.each([
    ['questions hide felt', 1, 'felt cannot be hidden: it is the one answer that a day must have.'],
    ['questions hide slep', 1, 'There is no question "slep".\nDid you mean sleep? nearfar questions shows them all.'],
    ['questions order sleep sleep', 2, '"sleep" is named twice.\nName each question once.'],
    ['questions remove want -y', 1, '"want" comes with nearfar.\nnearfar questions hide leaves it out of the evening.'],
    [
      'questions add sleep --kind text --text again',
      1,
      'There is a question "sleep" already.\nChoose another name, or remove it first.',
    ],
    ['questions add felt', 1, 'The name "felt" is taken.\nChoose another name.'],
    ['questions add rain', 2, 'A question needs a text and a kind, and one of the kind choice its choices.'],
    ['questions add rain --kind text --text Rain? --unit mm', 2, '--unit belongs to a question of the kind number.'],
    ['questions add rain --kind choice --text Rain? --choices yes', 1, 'The question "rain" needs 2 to 12 choices.'],
    ['write --felt 3 --answer sleep=8', 1, '"8" is no answer to "sleep". It takes 1 to 7, from awful to great.'],
    ['write --felt 3 --answer rain=8', 1, 'There is no question "rain".\nnearfar questions shows them.'],
    ['write --felt 3 --answer slep=8', 1, 'There is no question "slep".\nDid you mean sleep?'],
    // A note is not answered by --answer.
    ['write --felt 3 --answer nope=8', 1, 'There is no question "nope".\nnearfar questions shows them.'],
    [
      'write --felt 3 --answer dream=sea',
      2,
      'The answer to "dream" is in words, and those never stand on the command line',
    ],
    ['write --felt 3 --note - --answer dream=-', 2, 'Standard input can be read for one thing only.'],
    ['write --felt 3 --answer sleep', 2, 'sleep'],
    ['write --answer sleep=3', 2, '--felt is missing'],
  ])('says of "nearfar %s" what is wrong, and changes nothing', async (words, code, sentence) => {
    const me = await withQuestions(['sleep', 'dream']);
    const before = (await me.run('questions --json')).out;
    const run = await me.run(words, { input: 'words' });
    expect({ code: run.code, out: run.out }).toEqual({ code, out: '' });
    expect(run.stderr).toContain(sentence);
    expect((await me.run('questions --json')).out).toBe(before);
    expect((await me.run('show')).out).toBe('');
  });

  it('asks for what is missing of a new question', async () => {
    const me = writer();
    await me.run('questions add mood', { answers: ['How are you?', 'c', 'good, bad'] });
    await me.run('questions add hours --text Long?', { answers: ['n', 'h'] });
    await me.run('questions add rain', { answers: ['Rain?', ENTER, '', ' '] });
    await me.run('questions add rest', { answers: ['Rest?', 's', 'none', ' plenty '] });
    await me.run('questions add calm --low tense', { answers: ['Calm?', 's', ''] });
    expect((await me.run('questions add sun', { answers: [CANCEL] })).code).toBe(130);
    const { out } = await me.run('questions');
    expect(out).toContain('How are you? (good, bad; no answer yet)');
    expect(out).toContain('Long? (a number, in h; no answer yet)');
    expect(out).toContain('Rain? (1 to 7; no answer yet)');
    expect(out).toContain('Rest? (1 to 7, from none to plenty; no answer yet)');
    expect(out).toContain('Calm? (1 to 7, 1 is tense; no answer yet)');
    expect(out).not.toContain('sun');
  });

  it('keeps the answers to a question that is removed, and asks it again under its name', async () => {
    const me = await withQuestions(['sleep']);
    await me.run('write --felt 3 --answer sleep=6 --no-passage');
    expect((await me.run('questions remove sleep', { answers: [ENTER] })).stderr).toBe('It is as it was.\n');
    expect((await me.run('questions remove sleep', { answers: ['y'] })).stderr).toBe(
      '"sleep" is not asked any more. Its 1 answer stays.\n',
    );
    expect((await me.run('show')).out).toContain('sleep: 6');
    expect((await me.run('questions')).out).toContain('No longer asked; their answers are kept: sleep (1 answer).');
    expect((await me.run('edit --answer sleep=5')).stderr).toContain(
      'The question "sleep" was removed.\nnearfar questions add sleep',
    );
    await me.run('write --felt 4 --no-passage');
    expect(await answersOf(me)).toEqual({ sleep: { kind: 'scale', value: 6 } });
    await me.run('questions add sleep');
    expect((await me.run('questions')).out).toContain('How did you sleep? (1 to 7, from awful to great; 1 answer)');
  });
});

describe('nearfar questions rename', () => {
  it('gives a question another name in its place, and its answers with it, as one step', async () => {
    const me = await withQuestions(['sleep', 'ran']);
    await me.run('questions order sleep');
    for (const day of ['2026-11-19', '2026-11-20'])
      await me.run(`write ${day} --felt 3 --answer sleep=6 --answer ran=y --no-passage`);
    expect((await me.run('questions rename sleep night')).stderr).toBe(
      '"sleep" is called "night" from now on, with its 2 answers. nearfar undo takes it back.\n',
    );
    expect(await answersOf(me)).toEqual({ night: { kind: 'scale', value: 6 }, ran: { kind: 'yes-no', value: true } });
    expect((await me.run('questions')).out).toMatch(/^felt .*\n.*\nnight +How did you sleep\? .*2 answers\)/);
  });

  it('is taken back by one undo, the name and the answers, and can be done again', async () => {
    const me = await withQuestions(['sleep', 'ran']);
    await me.run('questions order sleep');
    await me.run('questions hide ran');
    for (const day of ['2026-11-19', '2026-11-20']) await me.run(`write ${day} --felt 3 --answer sleep=6 --no-passage`);
    const before = (await me.run('questions')).out;
    for (const now of ['2026-11-20T22:01:00Z', '2026-11-20T22:02:00Z']) {
      await me.run('questions rename sleep night', { now });
      // Another day is not the renaming's business.
      await me.run('write 2026-11-18 --felt 3 --no-passage', { now });
      expect((await me.run('undo', { now })).stderr).not.toContain('called');
      expect((await me.run('undo', { now })).stderr).toBe(
        'Took back the change of 2 days. "night" is called "sleep" again.\n',
      );
      expect(await answersOf(me)).toEqual({ sleep: { kind: 'scale', value: 6 } });
      expect((await me.run('questions')).out).toBe(before);
    }
  });

  it('says the way back where nothing was answered yet, and nothing is lost on it', async () => {
    const me = await withQuestions(['sleep', 'ran']);
    const before = (await me.run('questions')).out;
    expect((await me.run('questions rename sleep night')).stderr).toBe(
      '"sleep" is called "night" from now on. nearfar questions rename night sleep takes it back.\n',
    );
    await me.run('questions rename night sleep');
    expect((await me.run('questions')).out).toBe(before);
  });

  it('refuses the name of answers that are kept', async () => {
    const me = await withQuestions(['sleep', 'ran']);
    await me.run('write --felt 3 --answer sleep=6 --no-passage');
    await me.run('questions remove sleep -y');
    expect((await me.run('questions rename ran sleep')).stderr).toContain(
      '"sleep" is the name of answers that are kept.\nChoose another name. Nothing was changed.\n',
    );
  });

  it.each([
    ['sleep ran', '"ran" is a question already.'],
    ['sleep felt', 'The name "felt" is taken.'],
    ['felt mood', '"felt" comes with nearfar.'],
  ])('refuses %s', async (words, sentence) => {
    const me = await withQuestions(['sleep', 'ran']);
    const before = (await me.run('questions --json')).out;
    expect((await me.run(`questions rename ${words}`)).stderr).toContain(sentence);
    expect((await me.run('questions --json')).out).toBe(before);
  });
});

describe('a name that a question had', () => {
  it('can be given back after a rename', async () => {
    const me = await withQuestions(['sleep', 'ran']);
    await me.run('write --felt 3 --answer sleep=6 --no-passage');
    await me.run('questions rename sleep slep');
    expect((await me.run('questions rename slep sleep')).stderr).toContain(
      '"slep" is called "sleep" from now on, with its 1 answer',
    );
    expect(await answersOf(me)).toEqual({ sleep: { kind: 'scale', value: 6 } });
  });

  it('is removed and added later than all before, whatever the clock says', async () => {
    const [me, other] = [await withQuestions(['sleep']), writer({ now: '2031-01-01T12:00:00Z' })];
    const stampOf = async (list: 'questions' | 'removed', name: string) =>
      JSON.parse((await me.run('questions --json')).out)[list].find((one: { name: string }) => one.name === name)
        .updated_at;
    await other.run(['questions', 'add', 'ran', '--kind', 'yes-no', '--text', 'Did you run?']);
    await me.run(['merge', join(other.folder, 'journal.db')]);
    await me.run('questions remove ran --yes');
    expect(await stampOf('removed', 'ran')).toBe('2031-01-01T12:00:00.001Z');
    await me.run(['merge', join(other.folder, 'journal.db')]);
    expect((await me.run('questions')).out).not.toContain('Did you run?');
    await me.run('questions add ran');
    expect(await stampOf('questions', 'ran')).toBe('2031-01-01T12:00:00.002Z');
    await me.run('questions rename ran ran-out');
    expect(await stampOf('questions', 'ran-out')).toBe('2031-01-01T12:00:00.003Z');
  });

  it('asks for text and kind again where a purge took them away', async () => {
    const me = await withQuestions(['sleep']);
    await me.run('questions remove sleep --yes');
    await me.run('purge --yes');
    expect((await me.run('questions add sleep')).stderr).toContain('A question needs a text and a kind');
    await me.run(['questions', 'add', 'sleep', '--kind', 'scale', '--text', 'How?']);
    expect((await me.run('write --felt 3 --answer sleep=6 --no-passage')).code).toBe(0);
  });

  it('is one name, however its accent is typed', async () => {
    const me = writer();
    await me.run(['questions', 'add', 'cafe\u0301', '--kind', 'scale', '--text', 'Coffee?']);
    expect((await me.run(['questions', 'add', 'caf\u00e9', '--kind', 'scale', '--text', 'Coffee?'])).code).toBe(1);
    await me.run(['write', '--felt', '3', '--answer', 'caf\u00e9=2', '--no-passage']);
    await me.run(['edit', '--answer', 'cafe\u0301=5']);
    expect(await answersOf(me)).toEqual({ 'caf\u00e9': { kind: 'scale', value: 5 } });
    expect((await me.run(['trends', '--question', 'cafe\u0301'])).out).toContain('5 on 1 day');
  });
});

describe('answers to own questions as flags', () => {
  it('are kept typed, changed, cleared, and taken back', async () => {
    const me = await withQuestions();
    const words = 'write --felt 3 --answer sleep=6 --answer mood=G --answer hours=7,5 --answer ran=no --answer dream=-';
    await me.run(`${words} --no-passage`, { input: 'of the\nsea\n' });
    const all = {
      dream: { kind: 'text', value: 'of the sea' },
      hours: { kind: 'number', value: 7.5, unit: 'h' },
      mood: { kind: 'choice', value: 'good' },
      ran: { kind: 'yes-no', value: false },
      sleep: { kind: 'scale', value: 6 },
    };
    expect(await answersOf(me)).toEqual(all);
    expect((await me.run('edit --answer sleep=2 --answer ran= --answer dream=-', { input: 'of a train' })).stderr).toBe(
      'Changed what you wrote for Friday 20 November: sleep 6 -> 2, ran removed, dream changed.\n',
    );
    expect(await answersOf(me)).toMatchObject({ dream: { value: 'of a train' }, sleep: { value: 2 } });
    expect(await answersOf(me)).not.toHaveProperty('ran');
    expect((await me.run('edit --answer sleep=2')).stderr).toBe('Nothing changed for Friday 20 November.\n');
    await me.run('undo');
    expect(await answersOf(me)).toEqual(all);
    expect((await me.run('history today')).out).toContain('dream: of a train');
  });

  it('in words begin a hold as a note does', async () => {
    const me = await withQuestions(['dream']);
    const { out } = await me.run('write --felt 3 --answer dream=-', {
      input: 'he grabbed me by the throat and pushed me into the wall',
    });
    expect(out).toContain('No passage today.');
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe('2026-12-04');
  });

  it('in words are blacked out and left out with the notes', async () => {
    const me = await withQuestions(['dream', 'sleep']);
    await me.run('write --felt 3 --answer dream=- --answer sleep=4 --no-passage', { input: 'of Tom and the sea' });
    const exported = async (flags: string) =>
      JSON.parse((await me.run(`export --format json ${flags}`, { input: 'Tom' })).out).entries[0];
    expect((await exported('--redact -')).own_answers.dream.value).toBe('of ▇▇▇ and the sea');
    expect((await exported('--no-notes')).own_answers).toEqual({ sleep: { kind: 'scale', value: 4 } });
    expect(await exported('--numbers-only')).toEqual({ day: '2026-11-20', felt: 3, late: false });
  });
});
