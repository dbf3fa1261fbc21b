import { type Day, formatDay } from '../../domain/day.ts';
import type { QuestionRow, QuestionTrend } from '../../trends/questions/question-trend.ts';
import type { DisplayOptions } from '../display-options.ts';
import { noteOnOneLine } from '../entry/entry.ts';
import { capitalize, countDays, dateRange } from '../figures.ts';
import { displayWidth, escapeControls, padToWidth, pluralize, wrap } from '../text.ts';
import { ageOf } from '../trends/empty-stretch.ts';
import { lateSentence } from '../trends/late-sentence.ts';
import { monthNames } from '../trends/month-names.ts';
import { answersPhrase } from './answers-phrase.ts';

/** At most so many answers in words; the newest. */
const MAX_WORDS = 14;

/** The page of `trends --question`: the months in words, a chart if asked for, a row a period, and what is left out. */
export function renderQuestionTrend(trend: QuestionTrend, chart: readonly string[], display: DisplayOptions): string[] {
  const { width, theme } = display;
  const title = trend.text === null ? capitalize(trend.name) : escapeControls(trend.text);
  const paragraphs = [
    wrap(theme.title(title), width),
    monthsSentences(trend).flatMap((sentence) => wrap(sentence, width)),
    chart,
    trend.days.shown > 0 ? tableLines(trend, display) : [],
    wordLines(trend, display),
    leftOutSentences(trend).flatMap((sentence) => wrap(sentence, width)),
  ];
  return paragraphs
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

/** "This month so far: yes on 2 of 5 days." and the same of the month before; or how far back the last answer is. */
function monthsSentences(trend: QuestionTrend): string[] {
  const { name, months, today, to, days, lastAnswer } = trend;
  if (lastAnswer === null)
    return [`"${name}" has no answer${to < today ? ` up to ${formatDay(to, 'd MMMM y')}` : ' yet'}.`];
  const { current, previous, part } = monthNames(trend);
  const headed = [
    { month: months.current, head: `${current} ${part}`.trim() },
    { month: months.previous, head: previous },
  ];
  const said = headed.flatMap(({ month, head }) =>
    month === null ? [] : [`${capitalize(head)}: ${answersPhrase(month)}.`],
  );
  if (days.shown > 0 || said.length > 0) return said;
  return [
    `There is no answer in these weeks that counts. The last one is from ${ageOf(lastAnswer, today)}. To see the weeks up to then: nearfar trends --question ${name} --to ${lastAnswer}`,
  ];
}

function tableLines({ rows, today, unit }: QuestionTrend, { width, theme, plain }: DisplayOptions): string[] {
  const headed = rows.map((row) => ({ row, period: periodOf(row, today, unit) }));
  const column = Math.max(...headed.map(({ period }) => displayWidth(period))) + 2;
  return headed.flatMap(({ row, period }) => {
    const said = row.kind === 'gap' ? gapPhrase(row) : `${answersPhrase(row.stretch)}${row.soFar ? ', so far' : ''}`;
    if (plain) return wrap(`${period}: ${said}.`, width);
    const [first = '', ...others] = wrap(said, Math.max(width - column, 20));
    const lines = [`${padToWidth(period, column)}${first}`, ...others.map((line) => `${' '.repeat(column)}${line}`)];
    return row.kind === 'gap' ? lines.map((line) => theme.quiet(line)) : lines;
  });
}

function periodOf({ from, to }: QuestionRow, today: Day, unit: QuestionTrend['unit']): string {
  return unit === 'month' && from.slice(0, 7) === to.slice(0, 7)
    ? formatDay(from, 'MMMM y')
    : dateRange(from, to, today);
}

function gapPhrase({ rest, days }: Extract<QuestionRow, { kind: 'gap' }>): string {
  return rest === days ? 'set aside' : 'no answer';
}

function wordLines({ words }: QuestionTrend, display: DisplayOptions): string[] {
  const shown = words.slice(-MAX_WORDS);
  const rest = words.length - shown.length;
  const dated = shown.map(({ day, text }) => ({ date: formatDay(day, 'EEE d MMM y'), text }));
  const column = Math.max(...dated.map(({ date }) => date.length)) + 2;
  return [
    ...(rest > 0 ? [display.theme.quiet(`${pluralize(rest, 'earlier answer')}, and:`)] : []),
    ...dated.map(({ date, text }) => `${date.padEnd(column)}${noteOnOneLine(text, display.width - column, display)}`),
  ];
}

function leftOutSentences({ name, days: { late, otherForm } }: QuestionTrend): string[] {
  return [
    ...(late === 0 ? [] : [lateSentence(late, `nearfar trends --question ${name} --include-late`)]),
    ...(otherForm === 0
      ? []
      : [
          `${countDays(otherForm)} ${otherForm === 1 ? 'has' : 'have'} an answer of another form, which is not counted.`,
        ]),
  ];
}
