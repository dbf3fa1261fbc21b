import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { writer } from '../support/world.ts';

describe('a table of another program', () => {
  const TABLE = [
    'Date,Mood,Sleep,Ran,Weather,Dream',
    '2026-11-16,4,7.5,yes,good,"a sea, calm"',
    '2026-11-17,5,,no,,',
    '2026-11-17,5,6,yes,,',
  ].join('\n');
  const flags = [
    ...['import', '-', '--map', '*=4', '--columns'],
    'answer:sleep=Sleep,answer:ran=Ran,answer:weather:choice=Weather,answer:dream=Dream',
  ];

  it('brings the columns that --columns names as answers, by the kind that is named or that all cells are', async () => {
    const me = writer();
    const { stderr } = await me.run(flags, { input: TABLE });
    expect(stderr).toContain('answers from "Sleep", "Ran", "Weather", "Dream"');
    expect(stderr).toContain('Left out: 1 answer (another of the same day came later).');
    expect(stderr).toContain(
      'Questions made of their answers, and asked from now on: dream (text), ran (yes-no) and sleep (number). ' +
        'nearfar questions add dream --text "..." gives one your words.\n' +
        'Answers that have no question here are kept: weather. nearfar questions add weather asks it.\n',
    );
    expect(JSON.parse((await me.run('questions --json')).out).questions).toMatchObject([
      ...['felt', 'want', 'their_move', 'my_move', 'practices'].map((name) => ({ name, own: false })),
      { name: 'dream', text: 'Dream?', kind: 'text', answers: 1, hidden: false },
      { name: 'ran', text: 'Ran?', kind: 'yes-no', answers: 2 },
      { name: 'sleep', text: 'Sleep?', kind: 'number', answers: 2 },
      { name: 'note' },
    ]);
    const { entries } = JSON.parse((await me.run('list --json')).out);
    expect(entries.map(({ own_answers }: Entry) => own_answers)).toEqual([
      {
        dream: { kind: 'text', value: 'a sea, calm' },
        ran: { kind: 'yes-no', value: true },
        sleep: { kind: 'number', value: 7.5 },
        weather: { kind: 'choice', value: 'good' },
      },
      { ran: { kind: 'yes-no', value: true }, sleep: { kind: 'number', value: 6 } },
    ]);
    expect((await me.run(flags, { input: TABLE })).stderr).toContain('2 the same');
  });

  it('updates a day without taking away the answers that it says nothing of', async () => {
    const me = writer();
    await me.run(flags, { input: TABLE });
    const later = ['Date,Mood,Sleep', '2026-11-16,4,8', '2026-11-16,6,'].join('\n');
    const again = ['import', '-', '--map', '*=4', '--columns', 'answer:sleep=Sleep'];
    expect((await me.run(again, { input: later })).stderr).toContain('1 updated from the same program');
    const { entries } = JSON.parse((await me.run('show 2026-11-16 --json')).out);
    expect(entries[0].own_answers).toMatchObject({ ran: { value: true }, sleep: { value: 8 } });
    expect((await me.run(again, { input: later })).stderr).toContain('1 the same');
  });

  it('takes the kind and the unit of a question that the journal has, and names a cell that it does not take', async () => {
    const me = writer();
    await me.run(['questions', 'add', 'sleep', '--kind', 'number', '--unit', 'h', '--text', 'How long did you sleep?']);
    await me.run(flags, { input: TABLE });
    const { entries } = JSON.parse((await me.run('show 2026-11-16 --json')).out);
    expect(entries[0].own_answers.sleep).toEqual({ kind: 'number', value: 7.5, unit: 'h' });
    const { code, stderr } = await me.run(flags, { input: TABLE.replace('7.5', 'long') });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('"long" is no answer to "sleep"') });
  });

  it.each([
    ['answer:Sleep=Sleep', 'A question cannot have the name "Sleep".'],
    ['answer:note=Sleep', 'A question cannot have the name "note".'],
    ['answer:sleep:hours=Sleep', '"hours" is no kind of answer.'],
    ['answer:sleep=Sleep,answer:sleep:number=Ran', 'Two columns answer "sleep".'],
  ])('refuses --columns %s', async (columns, why) => {
    const { code, stderr } = await writer().run(['import', '-', '--columns', columns], { input: TABLE });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(why) });
  });
});

describe('properties of notes', () => {
  const flags = ['--map', '*=4', '--columns', 'answer:sleep=Sleep,answer:ran=Ran'];
  const expected = { ran: { kind: 'yes-no', value: true }, sleep: { kind: 'number', value: 7.5 } };

  it.each([
    ['a daily note', '2026-11-16.md', '---\nmood: ok\nsleep: 7.5\nran: true\n---\nby the sea\n'],
    ['a daily note without words', '2026-11-16.md', '---\nsleep: 7.5\nran: true\n---\n'],
    [
      'org-journal',
      '20261116.org',
      '* Monday, 16/11/2026\n:PROPERTIES:\n:MOOD: ok\n:SLEEP: 7.5\n:RAN: yes\n:END:\n** 10:28 by the sea\n',
    ],
  ])('come in as answers from %s', async (_, name, text) => {
    const me = writer();
    const path = join(freshFolder(), name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    await me.run(['import', path, ...flags]);
    const { entries } = JSON.parse((await me.run('show 2026-11-16 --json')).out);
    expect(entries[0].own_answers).toEqual(expected);
  });
});
