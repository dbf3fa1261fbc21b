import { describe, expect, it } from 'vitest';
import { MY_MOVES } from '../../src/domain/entry.ts';
import { inStoredWords, speakOf } from '../../src/domain/partner.ts';
import { passages } from '../../src/passages/library.ts';
import { ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

type Writer = ReturnType<typeof writer>;

const ANSWERS = [3, 5, '0', 'm', '2', 'We talked.'];

async function writerWith(name: string, pronouns = 'she') {
  const me = writer();
  await me.run(['settings', 'partner', name]);
  await me.run(['settings', 'pronouns', pronouns]);
  return me;
}

/** The question after so many answers. */
async function question(me: Writer, command: string, answered: number): Promise<string> {
  const { stderr } = await me.run(command, { answers: ANSWERS.slice(0, answered) });
  return /No answer was prepared for: (.*)/.exec(stderr)![1]!;
}

const unwrapped = (text: string) => text.replace(/\s+/g, ' ');

describe('nearfar settings partner', () => {
  it('says how the questions speak from now on, shows it, and takes it back', async () => {
    const me = writer();
    expect((await me.run('settings partner Ana María')).stderr).toBe(
      'Questions and sentences speak of Ana María from now on.\n',
    );
    expect((await me.run('settings partner')).out).toBe(
      'partner: Ana María (nearfar settings partner off removes it)\n',
    );
    expect((await me.run('settings')).out).toContain('partner: Ana María (');
    expect((await me.run('settings partner off')).stderr).toBe('Questions and sentences use no name from now on.\n');
    expect(JSON.parse((await me.run('settings --json')).out).settings).toMatchObject({
      partner: null,
      pronouns: 'they',
    });
  });

  it('reads the name from standard input, so that it stands on no command line', async () => {
    const me = writer();
    await me.run('settings partner -', { input: 'Ana\n' });
    expect(JSON.parse((await me.run('settings --json')).out).settings.partner).toBe('Ana');
  });

  it('refuses a name that cannot be shown, and keeps the one before', async () => {
    const me = await writerWith('Ana');
    expect(await me.run(['settings', 'partner', 'A\x1b[2J'])).toMatchObject({ code: 2, out: '' });
    expect(JSON.parse((await me.run('settings --json')).out).settings.partner).toBe('Ana');
  });
});

describe('nearfar settings pronouns', () => {
  it('takes they, she and he, and no other word', async () => {
    const me = writer();
    expect((await me.run('settings pronouns He')).stderr).toBe('Questions and sentences say he and him from now on.\n');
    expect((await me.run('settings pronouns')).out).toBe('pronouns: he (they or she: nearfar settings pronouns)\n');
    expect(await me.run('settings pronouns it')).toMatchObject({
      code: 2,
      stderr: 'nearfar: "it" is not among the pronouns that nearfar knows.\nChoose they, she or he.\n',
    });
    await me.run('settings pronouns they');
    expect(JSON.parse((await me.run('settings --json')).out).settings.pronouns).toBe('they');
  });
});

describe('an evening about somebody with a name', () => {
  it('asks for the person by name, and about a past day in the past', async () => {
    const today = [
      'which picture is most like you and Ana?',
      'today?',
      "Ana's move, as it",
      'your own, for',
      'part of the day?',
    ];
    const over = [
      'that day as a whole',
      'have liked it',
      "Ana's move that day",
      'your own that day',
      'part of that day?',
    ];
    for (const [command, expected] of [
      ['write', [...today, 'A sentence or two, if']],
      ['write yesterday', [...over, 'two about that day']],
    ] as const)
      for (const [answered, words] of expected.entries())
        expect(await question(await writerWith('Ana'), command, answered)).toContain(words);
  });

  it('tells the day with the name, in every command that shows an entry', async () => {
    const me = await writerWith('Ana');
    await me.run('write', { answers: [...ANSWERS, ENTER] });
    await me.run('write 2026-11-19 --felt 3 --their-move away --note - --no-passage', { input: 'Rain.' });
    const told = "Ana stayed as she was; you met Ana; backed Ana's independence";
    for (const command of ['', 'list', 'show', 'history today', 'search talked', 'like yesterday'])
      expect(unwrapped((await me.run(command)).out), command).toContain(command.startsWith('like') ? 'felt' : told);
    expect((await me.run('list')).out).toContain('Ana pulled away');
    expect((await me.run('week')).out).toContain("What you did: backed Ana's independence (1 day).");
  });

  it('gives the reason for a passage with the name, and stores it without', async () => {
    const me = await writerWith('Ana');
    const { out } = await me.run('write --felt 1 --their-move away');
    expect(unwrapped(out)).toContain('For an evening when Ana pulled away.');
    expect(unwrapped((await me.run('show')).out)).toContain('for an evening when Ana pulled away');
    expect(unwrapped((await me.run('')).out)).toContain('For an evening when Ana pulled away.');
    expect((await me.run('export')).out).not.toContain('Ana');
    expect((await me.run('export')).out).toContain('when they pulled away');
  });

  it('asks the question below a passage with the name, and gives it in JSON without', async () => {
    const questions = passages().flatMap(({ facets }) => facets.map(({ question }) => question));
    const asked: string[] = [];
    const evenings = MY_MOVES.flatMap((move) => [`--felt 2 --want 6 --my-move ${move}`, `--felt 5 --my-move ${move}`]);
    for (const evening of evenings) {
      const me = await writerWith('Ana');
      const { out } = await me.run(`write ${evening} --json`);
      const { question } = JSON.parse(out).passage;
      const inContent = questions.find((one) => inStoredWords(one) === question)!;
      asked.push(speakOf({ name: 'Ana', pronouns: 'she' }, inContent));
      expect(unwrapped((await me.run('')).out)).toContain(`A question to take along: ${asked.at(-1)}`);
    }
    expect(asked.join(' ')).toContain('Ana');
  });

  it('keeps the name out of JSON, exports and the line for a shell prompt', async () => {
    const named = await writerWith('Ana');
    const unnamed = writer();
    const commands = [
      'export',
      'export --format json',
      'trends --json',
      'week --json',
      'show --json',
      'year',
      'status -q',
      'status',
    ];
    for (const me of [named, unnamed])
      await me.run('write --felt 3 --want 5 --their-move away --my-move met --practices independence');
    for (const command of commands) {
      const [{ out, stderr }, plain] = [await named.run(command), await unnamed.run(command)];
      expect(`${out}${stderr}`.replaceAll(named.folder, ''), command).toBe(
        `${plain.out}${plain.stderr}`.replaceAll(unnamed.folder, ''),
      );
    }
  });

  it('blacks the name out with --redact, in either form of Unicode, beside the names that are given', async () => {
    const me = await writerWith('Zoë');
    await me.run('write --felt 3 --note - --no-passage', { input: 'Zoë, Zoe\u0308 and Tom. Zoës came by.' });
    for (const [command, options] of [
      ['export --redact Tom', {}],
      ['export --redact', { answers: ['Tom'] }],
      ['export --redact -', { input: 'Tom' }],
    ] as const)
      expect((await me.run(command, options as object)).out).toContain('▇▇▇, ▇▇▇ and ▇▇▇. Zoës came by.');
    expect((await me.run('export --redact')).out).toContain('▇▇▇, ▇▇▇ and Tom.');
    expect((await me.run('export')).out).toContain('Zoë, Zoe\u0308 and Tom.');
  });

  it('blacks the name out within a sentence of a script without spaces, in exports and in the report', async () => {
    const me = await writerWith('太郎');
    await me.run('write --felt 3 --note - --no-passage', { input: '今日は太郎と会った' });
    await me.run('rest 2026-11-10 --note -', { input: '太郎の家' });
    for (const command of ['export', 'export --format json', 'report --with-notes']) {
      const { out } = await me.run([...command.split(' '), '--redact', 'Tom']);
      expect(out).toContain('今日は▇▇▇と会った');
      expect(out).not.toContain('太郎');
    }
  });
});
