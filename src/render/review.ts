import { addDays, type Day, dateOfMonth, daysBetween, formatDay, isoWeekday, weekdayName } from '../domain/day.ts';
import { feltOf, type SavedEntry } from '../domain/entry.ts';
import { type Partner, speakOf } from '../domain/partner.ts';
import { labelOf, questions } from '../domain/questions/questions.ts';
import { countRestDays, formatRest, type Rest, restOn } from '../domain/rest.ts';
import type { Period, PeriodSummary } from '../trends/periods/period.ts';
import type { PeriodUnit } from '../trends/periods/trend-rows.ts';
import type { QuestionReview } from '../trends/questions/question-review.ts';
import type { Review } from '../trends/review.ts';
import type { DisplayOptions } from './display-options.ts';
import { CIRCLES_WIDTH, drawCirclesInOneRow } from './entry/circles.ts';
import { noteOnOneLine } from './entry/entry.ts';
import { numbersPhrase } from './entry/numbers-phrase.ts';
import { countDays, dateRange, formatPoints } from './figures.ts';
import type { Glyphs } from './glyphs.ts';
import { questionToTakeAlong } from './question-to-take-along.ts';
import type { renderQuestionReviews } from './questions/question-reviews.ts';
import { keyLines, scaleKey } from './scale-key.ts';
import { displayWidth, joinWithAnd, padToWidth, wrap } from './text.ts';
import { lastEntrySentence } from './trends/empty-stretch.ts';
import { WRITTEN_LATER } from './trends/late-sentence.ts';
import { TO_WRITE } from './trends/unrated-days.ts';

/** Everything that stands on the page of a week or a month. */
export interface ReviewPage {
  period: Period;
  unit: PeriodUnit;
  today: Day;
  /** Those of the period, oldest first. */
  entries: readonly SavedEntry[];
  rests: readonly Rest[];
  review: Review;
  /** The writer's own questions that have an answer, in their order. */
  own: readonly QuestionReview[];
  /** Loaded where there is an answer to one. */
  renderOwn: typeof renderQuestionReviews;
  /** The passages that the writer kept, by title. */
  kept: readonly { day: Day; title: string }[];
  /** Where nothing is written in the period: the last day before it that is. */
  lastBefore: Day | null;
  /** The entries of the same dates a year before. */
  yearAgo: readonly SavedEntry[];
  partner: Partner;
  /** The question to end with, with slots for the other person; null without an entry, and where nothing is to be asked. */
  question: string | null;
}

/** Cells of "Mon 16  ". */
const DAY_WIDTH = 8;
/** The fewest cells for the first line of a note beside a picture; in a narrower window the picture is left out. */
const MIN_NOTE_WIDTH = 20;
/** At most so many days of a year ago. */
const YEAR_AGO_DAYS = 3;

/** The page of a week or a month. */
export function renderReview(page: ReviewPage, display: DisplayOptions): string[] {
  // Below notes that name others, "they" would be nobody in particular.
  const partner = { ...page.partner, name: page.partner.name ?? 'your partner' };
  const paragraphs = [
    [display.theme.title(pageTitle(page)), ...wrap(coverage(page), display.width)],
    nothingWritten(page).flatMap((sentence) => wrap(sentence, display.width)),
    dayRows(page, display),
    figures(page, partner).flatMap((line) => wrap(line, display.width)),
    page.renderOwn(page.own, page.unit, display),
    page.kept.length === 0 ? [] : wrap(keptSentence(page), display.width),
    yearAgoLines(page, display),
    page.question === null ? [] : wrap(questionToTakeAlong(speakOf(partner, page.question)), display.width),
  ];
  return paragraphs
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

/** "Week 47, 16-22 November 2026", "November 2026". */
function pageTitle({ period: { label, from, to }, unit }: ReviewPage): string {
  if (unit === 'month') return formatDay(from, 'MMMM y');
  return `Week ${Number(label.slice(6))}, ${dateRange(from, to, null)}`;
}

/** "5 of 7 days written so far.", or where days are set aside "3 days count so far, 2 are set aside."; without days to come. */
function coverage({ period: { from, to }, today, rests, review }: ReviewPage): string {
  const isOver = to <= today;
  const last = isOver ? to : today;
  const aside = countRestDays(rests, from, last);
  const soFar = isOver ? '' : ' so far';
  const written = review.written - review.uncounted.aside;
  if (review.written === 0) return `Nothing written${soFar}${aside === 0 ? '' : `, ${countDays(aside)} set aside`}.`;
  if (aside > 0)
    return `${countDays(written)} ${written === 1 ? 'counts' : 'count'}${soFar}, ${aside} ${aside === 1 ? 'is' : 'are'} set aside.`;
  return `${written} of ${countDays(Math.max(daysBetween(from, last) + 1, written))} written${soFar}.`;
}

/** How far back the last entry is, and how to see the page around it; or, where there is none, how to write one. */
function nothingWritten({ entries, lastBefore, period, today, unit }: ReviewPage): string[] {
  if (entries.length > 0) return [];
  if (lastBefore !== null)
    return [lastEntrySentence(lastBefore, today, { shows: `that ${unit}`, command: `nearfar ${unit}` })];
  return period.from <= today && today <= period.to ? [TO_WRITE] : [];
}

/** A row for each day up to today, in a month with an empty line after each Sunday; and a key to them. */
function dayRows(page: ReviewPage, display: DisplayOptions): string[] {
  const { period, today, unit } = page;
  const { theme, glyphs, width } = display;
  if (page.entries.length === 0) return [];
  const byDay = new Map(page.entries.map((entry) => [entry.day, entry]));
  const numbersWidth = Math.max(...page.entries.map((entry) => numbersPhrase(entry).length));
  const hasPictures = width >= DAY_WIDTH + CIRCLES_WIDTH + numbersWidth + MIN_NOTE_WIDTH + 4;
  const rows: string[] = [];
  let isNewWeek = false;
  let emptyDays: string[] = [];
  for (let day = period.from; day <= period.to; day = addDays(day, 1)) {
    const entry = byDay.get(day);
    if (day > today && !entry) break;
    const isAside = restOn(page.rests, day) !== undefined;
    if (!entry) emptyDays = [`${glyphs.missing} nothing written`];
    // A day without a row begins no week: plain display leaves out the days that are not written.
    const row = dayRow(day, entry, { isAside, hasPictures, numbersWidth }, display);
    if (row.length > 0 && isNewWeek && rows.length > 0) rows.push('');
    rows.push(...row);
    if (row.length > 0) isNewWeek = false;
    if (unit === 'month' && isoWeekday(day) === 7) isNewWeek = true;
  }
  const aside = asideLines(page, display);
  if (display.plain) return [...rows, ...aside];
  const cut = page.entries.findLast(({ day }) =>
    rows.some((row) => row.startsWith(dayLabel(day)) && isCut(row, glyphs)),
  );
  rows.push(
    '',
    ...(hasPictures ? [theme.quiet('The circles are the two of you: the nearer they are, the closer it felt.')] : []),
  );
  const key = [scaleKey(), ...emptyDays];
  const inFull = cut === undefined ? [] : wrap(`To read a day in full: nearfar show ${cut.day}`, width);
  return rows.concat([...keyLines(key, width), ...aside, ...inFull].map((line) => theme.quiet(line)));
}

/** What it means that days are set aside, and how to count the last of them again. */
function asideLines({ period: { from, to }, today, rests }: ReviewPage, { width }: DisplayOptions): string[] {
  const last = rests.findLast((rest) => countRestDays([rest], from, to < today ? to : today) > 0);
  if (last === undefined) return [];
  const again = `To count ${formatRest(last)} again (your entries stay): nearfar rest --remove ${last.from}`;
  return ['Days that you set aside are left out of all averages.', again].flatMap((line) => wrap(line, width));
}

function dayRow(
  day: Day,
  entry: SavedEntry | undefined,
  { isAside, hasPictures, numbersWidth }: { isAside: boolean; hasPictures: boolean; numbersWidth: number },
  display: DisplayOptions,
): string[] {
  const { theme, glyphs, width, plain } = display;
  if (plain) {
    if (!entry) return isAside ? wrap(`${formatDay(day)}: set aside.`, width) : [];
    const late = `${entry.late ? ', written later' : ''}${isAside ? ', set aside' : ''}`;
    const note = entry.note ? ` ${noteOnOneLine(entry.note, Number.POSITIVE_INFINITY, display)}` : '';
    return wrap(`${formatDay(day)}: ${numbersPhrase(entry)}${late}.${note}`, width);
  }
  const label = dayLabel(day);
  if (!entry) return [theme.quiet(`${label}${glyphs.missing}${isAside ? '  set aside' : ''}`)];
  const said = padToWidth(numbersPhrase(entry), numbersWidth);
  const circles = entry.felt === undefined ? '' : drawCirclesInOneRow(entry.felt, glyphs);
  const picture = hasPictures ? `${theme.near(padToWidth(circles, CIRCLES_WIDTH))}  ` : '';
  const row = `${label}${picture}${said}  ${isAside ? 'set aside  ' : ''}`;
  return [`${row}${entry.note ? noteOnOneLine(entry.note, width - displayWidth(row), display) : ''}`.trimEnd()];
}

/** "Mon 16", as wide as the column. */
function dayLabel(day: Day): string {
  return `${weekdayName(day).slice(0, 3)} ${String(dateOfMonth(day)).padStart(2)}`.padEnd(DAY_WIDTH);
}

/** Whether a row ends in the mark of a note that goes on, or in the number of its lines. */
function isCut(row: string, { ellipsis }: Glyphs): boolean {
  return row.endsWith(ellipsis) || /\(\d+ lines\)$/.test(row);
}

/** The means beside those of the period before, and the practices. */
function figures(page: ReviewPage, partner: Partner): string[] {
  const { review, unit } = page;
  const { summary, before, practices } = review;
  const lines: string[] = [];
  const uncounted = uncountedDays(page);
  if (summary) {
    const counted = uncounted.length === 0 ? '' : summary.n === 1 ? ' that counts' : ' that count';
    lines.push(isEnough(summary) ? `On average: ${meansOf(summary)}.` : `${tooFew(summary, counted)}.`);
    if (before) lines.push(`The ${unit} before: ${isEnough(before) ? meansOf(before) : tooFew(before)}.`);
  }
  if (uncounted.length > 0) lines.push(`Not counted in an average: ${joinWithAnd(uncounted)}.`);
  if (practices.length > 0) {
    const { practices: texts } = questions(partner);
    const done = practices.map(({ practice, days }) => `${labelOf(texts, practice)} (${countDays(days)})`);
    const counted = review.uncounted.aside > 0 ? ' on the days not set aside' : '';
    lines.push(`What you did${counted}: ${joinWithAnd(done)}.`);
  }
  return lines;
}

/** At most so many days are named; of more their number is said. */
const MAX_NAMED_DAYS = 3;

/** "Tue 16 (set aside)", "4 days without a number" and so on, for the written days that the means leave out. */
function uncountedDays({ entries, rests }: ReviewPage): string[] {
  const byReason = Map.groupBy(entries, ({ day, felt, late }) =>
    restOn(rests, day) ? 'set aside' : felt === undefined ? 'without a number' : late ? WRITTEN_LATER : null,
  );
  return ([WRITTEN_LATER, 'set aside', 'without a number'] as const).flatMap((reason) => {
    const days = (byReason.get(reason) ?? []).map(({ day }) => dayLabel(day).trim().replace(/ +/, ' '));
    if (days.length === 0) return [];
    return days.length > MAX_NAMED_DAYS ? `${days.length} days ${reason}` : `${joinWithAnd(days)} (${reason})`;
  });
}

/** Below three days the numbers are in the rows, and no mean is said. */
const MIN_DAYS = 3;

const isEnough = ({ n }: PeriodSummary) => n >= MIN_DAYS;
const tooFew = ({ n }: PeriodSummary, counted = '') => `${countDays(n)}${counted}, too few for an average`;

/** "felt 4.4 (5 days), wanted 5.0 (4 days)": what was wanted is not answered on every day. */
function meansOf({ n, mean, want, wishes }: PeriodSummary): string {
  const felt = `felt ${formatPoints(mean)}`;
  if (want === null || wishes.n < MIN_DAYS) return `${felt} (${countDays(n)})`;
  const wanted = `wanted ${formatPoints(want)} (${countDays(wishes.n)})`;
  return wishes.n === n ? `${felt}, ${wanted}` : `${felt} (${countDays(n)}), ${wanted}`;
}

/** 'Passages you kept: "The dance" on Tuesday.' */
function keptSentence({ kept, unit }: ReviewPage): string {
  const on = (day: Day) => (unit === 'week' ? weekdayName(day) : formatDay(day, 'd MMMM'));
  return `Passages you kept: ${joinWithAnd(kept.map(({ day, title }) => `"${title}" on ${on(day)}`))}.`;
}

function yearAgoLines({ yearAgo, unit }: ReviewPage, display: DisplayOptions): string[] {
  const { width, theme, plain } = display;
  if (yearAgo.length === 0) return [];
  const withNotes = yearAgo.filter(({ note }) => note !== undefined);
  const shown = (withNotes.length > 0 ? withNotes : yearAgo).slice(0, YEAR_AGO_DAYS);
  const see = `nearfar list --from ${yearAgo[0]!.day} --to ${yearAgo.at(-1)!.day}`;
  return [
    ...wrap(theme.quiet(`A year ago, ${unit === 'week' ? 'on the same dates' : 'in the same month'}:`), width),
    ...shown.flatMap((entry) => {
      const { day, note } = entry;
      const head = `  ${formatDay(day, 'EEE d MMM y')}, ${numbersPhrase(feltOf(entry))}`;
      if (note === undefined) return head;
      if (plain) return wrap(`${head.trim()}: ${noteOnOneLine(note, Number.POSITIVE_INFINITY, display)}`, width, '  ');
      return `${head}: ${noteOnOneLine(note, width - displayWidth(head) - 2, display)}`;
    }),
    ...(yearAgo.length > shown.length ? wrap(`To read all ${countDays(yearAgo.length)}: ${see}`, width - 2) : []).map(
      (line) => theme.quiet(`  ${line}`),
    ),
  ];
}
