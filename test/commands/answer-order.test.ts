import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenLast, orderQuestions, sortAnswers } from '../../src/domain/questions/question-order.ts';
import { anyOwnAnswers } from '../support/any-own-answers.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { addOwnQuestions } from '../support/own-questions.ts';
import { writer } from '../support/world.ts';

/** A writer whose answers stand in another order than by name: two are asked, one is hidden and two are removed. */
async function withAnswers() {
  const me = writer();
  await addOwnQuestions(me);
  await me.run('write --felt 4 --no-passage --answer sleep=6 --answer mood=grey --answer hours=7 --answer ran=yes');
  await me.run('edit --answer dream=-', { input: 'of the sea' });
  await me.run('questions order felt sleep dream ran mood');
  await me.run('questions hide dream');
  for (const name of ['mood', 'hours']) await me.run(`questions remove ${name} -y`);
  return me;
}

const IN_ORDER = ['sleep', 'ran', 'dream', 'hours', 'mood'];

describe('answers to own questions', () => {
  const ON_ONE_LINE = '  sleep: 6; ran: yes; hours: 7 h; mood: grey\n';

  it.each(['show', 'list', 'search sea', 'history today', ''])(
    'stand in the order of their questions in nearfar %s',
    async (command) => {
      expect((await (await withAnswers()).run(command)).out).toContain(ON_ONE_LINE);
    },
  );

  it.each(['edit', 'write --no-passage'])('are named in this order where nearfar %s changes them', async (command) => {
    const me = await withAnswers();
    const { stderr } = await me.run(`${command} --answer ran=no --answer dream=- --answer sleep=2`, {
      input: 'of snow',
    });
    expect(stderr).toContain(': sleep 6 -> 2, ran yes -> no, dream changed.\n');
  });

  it('stand in this order on an earlier day that is like another', async () => {
    const me = await withAnswers();
    const later = { now: '2026-11-30T22:00:00Z' };
    await me.run('write --felt 4 --no-passage', later);
    expect((await me.run('like', later)).out).toContain(ON_ONE_LINE);
  });

  it('stand in this order in the JSON of a day too', async () => {
    const { entries } = JSON.parse((await (await withAnswers()).run('show --json')).out);
    expect(Object.keys(entries[0].own_answers)).toEqual(IN_ORDER);
  });

  it('are listed so by questions, by week and in a report', async () => {
    const me = await withAnswers();
    const { out } = await me.run('questions');
    expect(out.match(/^[a-z_]+(?= )/gm)!.filter((name) => IN_ORDER.includes(name))).toEqual(['sleep', 'ran', 'dream']);
    expect(out.replace(/\s+/g, ' ')).toContain('answers are kept: hours (1 answer), mood (1 answer).');
    const namesIn = (text: string, pattern: RegExp) => text.match(pattern)?.map((name) => name.toLowerCase());
    const report = join(freshFolder(), 'report.html');
    await me.run(['report', '-o', report, '--with-notes']);
    expect(namesIn((await me.run('week')).out, /^[A-Z][a-z]+(?=: (?:6|7 h|grey|yes|1 day))/gm)).toEqual(IN_ORDER);
    const asked = [
      'how did you sleep?',
      'did you run?',
      'what did you dream?',
      'how long did you work?',
      'and you yourself?',
    ];
    const headings = namesIn(readFileSync(report, 'utf8'), /(?<=<h2>)[^<]+\?/g);
    expect(headings).toEqual(asked);
  });

  it.each(['markdown', 'csv', 'jrnl', 'obsidian', 'jrnl-json', 'json', 'jsonl', 'dayone'])(
    'stand in this order in %s, and come back',
    async (format) => {
      const me = await withAnswers();
      const path = join(freshFolder(), 'out');
      const { code, stderr } = await me.run(['export', '--format', format, '-o', path, '--verify']);
      expect([stderr, code]).toEqual([expect.anything(), 0]);
      if (format === 'dayone') return;
      const text = readFileSync(format === 'obsidian' ? join(path, '2026-11-20.md') : path, 'utf8').replaceAll(
        '\\n',
        '\n',
      );
      const names = text.match(/\b(?:sleep|ran|dream|hours|mood)\b(?=:\*\* |: |"?: ?\{| \()/g)!;
      expect(names.slice(0, 5)).toEqual(IN_ORDER);
    },
  );

  it('keep their values in any order, and those that are not known come last', () => {
    fc.assert(
      fc.property(anyOwnAnswers, fc.array(fc.nat(9), { maxLength: 5 }), ({ questions, answers = {} }, places) => {
        const order = places.flatMap((place) => questions[place]?.name ?? []);
        const asked = hiddenLast(orderQuestions(questions, { order, hidden: order.slice(0, 1) }));
        const names = asked.map(({ name }) => name);
        const sorted = sortAnswers(answers, names);
        expect(sorted).toEqual(answers);
        const known = Object.keys(sorted).filter((name) => names.includes(name));
        expect(known).toEqual(names.filter((name) => name in answers));
        const others = Object.keys(answers).filter((name) => !names.includes(name));
        expect(Object.keys(sorted)).toEqual([...known, ...others.sort()]);
      }),
    );
  });
});
