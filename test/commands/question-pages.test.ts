import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { resolveDisplayOptions } from '../../src/render/display-options.ts';
import { renderQuestionChart } from '../../src/render/questions/question-chart.ts';
import { questionCsv } from '../../src/render/questions/question-csv.ts';
import { renderQuestionTrend } from '../../src/render/questions/question-trend.ts';
import { pictureFile } from '../../src/render/report/picture-file.ts';
import { questionPicture } from '../../src/render/report/pictures/question-picture.ts';
import { summariseQuestion } from '../../src/trends/questions/question-trend.ts';
import { anyAnswerTo, anyOwnQuestion } from '../support/any-own-answers.ts';
import { writer } from '../support/world.ts';

const hours = (value: number) => ({ sleep: { kind: 'number', value, unit: 'h' } });

/** Friday 20 November 2026 lies in week 47, 16 to 22 November. */
async function answeredWeeks(options = {}) {
  const me = writer(options);
  await me.run(['questions', 'add', 'sleep', '--text', 'How long did you sleep?', '--kind', 'number', '--unit', 'h']);
  await me.run(['questions', 'add', 'argued', '--text', 'Did we argue?', '--kind', 'yes-no']);
  await me.run(['questions', 'add', 'thanks', '--text', 'What am I grateful for?', '--kind', 'text']);
  const entries = [
    { day: '2026-11-09', felt: 2, own_answers: hours(8) },
    { day: '2026-11-10', felt: 3, own_answers: { ...hours(7), argued: { kind: 'yes-no', value: true } } },
    { day: '2026-11-12', felt: 4, own_answers: hours(6) },
    { day: '2026-11-16', felt: 5, own_answers: { ...hours(6.5), argued: { kind: 'yes-no', value: false } } },
    {
      day: '2026-11-17',
      felt: 4,
      own_answers: { ...hours(7), thanks: { kind: 'text', value: 'Soup <b>together</b>' } },
    },
    { day: '2026-11-19', felt: 3, own_answers: { ...hours(9), argued: { kind: 'yes-no', value: true } } },
  ];
  await me.run('import -', { input: entries.map((entry) => JSON.stringify(entry)).join('\n') });
  return me;
}

describe('own questions on the page of a week', () => {
  it('have a line each, beside the week before, and answers in words below', async () => {
    const me = await answeredWeeks();
    const { out } = await me.run('week');
    // (6.5 + 7 + 9) / 3 and (8 + 7 + 6) / 3, worked out by hand.
    expect(out).toContain(
      'Sleep: 7.5 h on average (3 days, from 6.5 to 9); the week before 7.0 h\non average (3 days, from 6 to 8).\n',
    );
    expect(out).toContain('Argued: yes on 1 of 2 days; the week before yes on 1 day.\n');
    expect(out).toContain('Thanks: 1 day.\n  Tue 17  Soup <b>together</b>\n');
  });

  it('have a line of their own for a month too', async () => {
    const me = await answeredWeeks();
    // (8 + 7 + 6 + 6.5 + 7 + 9) / 6 = 7.25.
    expect((await me.run('month')).out).toContain('Sleep: 7.3 h on average (6 days, from 6 to 9).\n');
  });

  it('leave the page as it is where there are none', async () => {
    const me = writer();
    await me.run('import -', { input: '{"day": "2026-11-19", "felt": 3}' });
    expect((await me.run('week --json')).out).not.toContain('own_questions');
  });
});

describe('nearfar trends --question', () => {
  it('has the months in words and a row for each week', async () => {
    const me = await answeredWeeks();
    expect((await me.run('trends --question sleep')).out).toBe(
      [
        'How long did you sleep?',
        '',
        'This month so far: 7.3 h on average (6 days, from 6 to 9).',
        '',
        '9-15 November   7.0 h on average (3 days, from 6 to 8)',
        '16-22 November  7.5 h on average (3 days, from 6.5 to 9), so far',
        '',
      ].join('\n'),
    );
  });

  it('shows the answers to a question that is answered in words', async () => {
    const me = await answeredWeeks();
    expect((await me.run('trends --question thanks')).out).toContain('\nTue 17 Nov 2026  Soup <b>together</b>\n');
  });

  it('puts the dates of answers in words and the answers below each other', async () => {
    const me = await answeredWeeks();
    const sea = (day: string) => ({ day, felt: 3, own_answers: { thanks: { kind: 'text', value: 'The sea' } } });
    await me.run('import -', { input: JSON.stringify(sea('2026-11-02')) });
    expect((await me.run('trends --question thanks')).out).toContain(
      '\nMon 2 Nov 2026   The sea\nTue 17 Nov 2026  Soup <b>together</b>\n',
    );
  });

  it('leaves no empty line for a note in the entries that a search finds by such an answer', async () => {
    const me = await answeredWeeks();
    expect((await me.run('search soup')).out).toMatch(/\n {2}thanks: \[Soup\] <b>together<\/b>\n$/);
  });

  it('has one empty line above and below a chart', async () => {
    const { out } = await (await answeredWeeks()).run('trends --question sleep --chart');
    expect(out).toContain('Sleep, on average (h)');
    expect(out).not.toContain('\n\n\n');
  });

  it('still has the answers to a question that was removed', async () => {
    const me = await answeredWeeks();
    await me.run('questions remove sleep --yes');
    expect((await me.run('trends --question sleep')).out).toContain('7.0 h on average');
  });

  it('leaves out days written later, and says how to count them', async () => {
    const me = await answeredWeeks();
    const late = { day: '2026-11-11', felt: 1, logged_at: '2026-11-20T20:00:00Z', own_answers: hours(1) };
    await me.run('import -', { input: JSON.stringify(late) });
    const { out } = await me.run('trends --question sleep');
    expect(out).toContain('7.0 h on average (3 days, from 6 to 8)');
    expect(out.replaceAll('\n', ' ')).toContain(
      'One day was written more than a day late, and is not counted. To count it: nearfar trends --question sleep --include-late',
    );
    expect((await me.run('trends --question sleep --include-late')).out).toContain(
      '5.5 h on average (4 days, from 1 to 8)',
    );
  });

  it('says which questions there are, for a name that is none', async () => {
    const me = await answeredWeeks();
    const { stderr, code } = await me.run('trends --question sleeep');
    expect(code).toBe(1);
    expect(stderr).toContain('There is no question of your own called "sleeep".\nThere are: sleep, argued, thanks.');
  });

  it('prints the same numbers as JSON and as CSV', async () => {
    const me = await answeredWeeks();
    const { question } = JSON.parse((await me.run('trends --question sleep --json')).out);
    expect(question.rows.map((row: { stretch: { mean: number } }) => row.stretch.mean)).toEqual([7, 7.5]);
    expect((await me.run('trends --question argued --csv')).out).toBe(
      [
        'from,to,days_answered,answer,days_of_it,mean,lowest,highest,unit',
        '2026-11-09,2026-11-15,1,yes,1,,,,',
        '2026-11-16,2026-11-22,2,yes,1,,,,',
        '',
      ].join('\n'),
    );
  });

  it('draws a line with --chart', async () => {
    const me = await answeredWeeks();
    const { out } = await me.run('trends --question sleep --chart');
    expect(out).toContain('Sleep, on average (h)\n');
    expect(out).toMatch(/9 Nov.*16 Nov/);
  });
});

describe('own questions in a report', () => {
  it('have a section each, and their words only with the notes', async () => {
    const me = await answeredWeeks();
    const { out } = await me.run('report');
    expect(out).toContain('<h2>How long did you sleep?</h2>');
    expect(out).toContain('<td>7.5</td>');
    expect(out).not.toContain('Soup');
    const withNotes = (await me.run('report --with-notes')).out;
    expect(withNotes).toContain('17 Nov 2026: Soup &lt;b&gt;together&lt;/b&gt;');
    expect((await me.run('report --with-notes --redact Soup')).out).not.toContain('Soup');
  });
});

describe('any answers', () => {
  const display = resolveDisplayOptions({ LANG: 'C.UTF-8' }, { isTerminal: true, width: 80 }, {});
  const anyAnswer = anyOwnQuestion.chain(anyAnswerTo);

  it('make pages without a number that is none, or a bare time on an axis', () => {
    const anyAnswers = fc.array(fc.record({ answer: anyAnswer, late: fc.boolean(), gap: fc.nat(9) }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom('week' as const, 'month' as const), (given, unit) => {
        let day = '2026-01-01';
        const answers = given.map(({ answer, late, gap }) => {
          day = addDays(day, 1 + gap);
          return { day, answer, late };
        });
        const trend = summariseQuestion(answers, {
          ...{ name: 'any', text: null, today: day, from: '2026-01-01', to: day, unit },
          ...{ includeLate: false, rests: [{ from: '2026-01-20', to: '2026-01-25' }] },
        });
        const picture = questionPicture(trend);
        const texts = [
          renderQuestionTrend({ ...trend, words: [] }, renderQuestionChart(trend, display), display).join('\n'),
          questionCsv(trend.rows),
          picture === null ? '' : pictureFile(picture),
        ];
        const isLabelled = answers.some(({ answer }) => JSON.stringify(answer).match(/NaN|Infinity|undefined/));
        if (!isLabelled) for (const text of texts) expect(text).not.toMatch(/NaN|Infinity|undefined|T12:00Z/);
      }),
      { numRuns: 60 },
    );
  });
});
