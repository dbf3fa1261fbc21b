import { type Command, Option } from 'commander';
import type { Partner } from '../domain/partner.ts';
import { UsageError, UserError } from '../errors.ts';
import { positiveInteger } from '../flags/parse-values.ts';
import { readStretch, type StretchFlags } from '../flags/stretch-flags.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { withJournal } from '../journal/open.ts';
import type { DisplayOptions } from '../render/display-options.ts';
import { wrap } from '../render/text.ts';
import { farBackSentence, monthSentences } from '../render/trends/month-sentences.ts';
import { holdingSentences, leftOutSentences } from '../render/trends/trends-in-words.ts';
import { renderWeeksTable } from '../render/trends/weeks-table.ts';
import { readTrends, summariseReading } from '../session/report/read-trends.ts';
import type { PeriodUnit } from '../trends/periods/trend-rows.ts';
import type { TrendsRequest, TrendsSummary } from '../trends/summary.ts';
import type { World } from '../world.ts';

interface TrendFlags extends StretchFlags {
  weeks?: number;
  all?: boolean;
  by: PeriodUnit;
  includeLate?: boolean;
  chart?: boolean;
  numbers?: boolean;
  json?: boolean;
  csv?: boolean;
  svg?: string;
  question?: string;
}

/** `nearfar trends`: a table of weeks, and sentences about what holds across them. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .option('--weeks <count>', 'so many complete weeks, and the week so far', positiveInteger(4))
    .option('--from <day>', 'from the week of this day on')
    .option('--to <day>', 'up to this day, included')
    .option('--all', 'from the first written day on')
    .addOption(new Option('--by <unit>', 'a row for each').choices(['week', 'month']).default('week'))
    .option('--include-late', 'count days that were written later')
    .option('--chart', 'draw the weeks as a line too')
    .option('--numbers', 'say the sentences with their numbers, ranges and rules')
    .option('--question <question>', 'the answers to a question of your own, in place of felt')
    .option('--json', 'print every number as JSON')
    .option('--csv', 'print the table as CSV')
    .option('--svg <file>', 'draw the weeks into this file, as a picture that a browser shows; - prints it')
    .action(async (flags: TrendFlags, self: Command) => {
      const world = worldFor(self);
      const request = { ...(await requestFrom(flags, world)), unit: flags.by, allNumbers: flags.json === true };
      if (flags.question !== undefined) {
        const { drawQuestionTrend, printQuestionTrend } = await import('../session/report/print-question-trend.ts');
        if (flags.svg === undefined) return printQuestionTrend(world, flags.question, request, flags);
        return writePicture(world, flags.svg, await drawQuestionTrend(world, flags.question, request));
      }
      const reading = await withJournal(world, 'read', (journal) => readTrends(journal, request));
      const { partner } = reading;
      const summary = summariseReading(reading);
      if (flags.svg !== undefined) return drawToFile(world, flags.svg, summary);
      const chart = flags.chart ? await drawChart(summary, world) : [];
      if (flags.json) world.stdout.write(toVersionedJson({ trends: summary }));
      else if (flags.csv) await printCsv(world, summary);
      else {
        const inNumbers = flags.numbers ? await sentencesInNumbers(summary, partner) : null;
        const lines = renderTrends(summary, world, { inNumbers, chart, table: await tableLines(summary, world) });
        await world.printPaged([...lines].join(''));
      }
    });
}

async function requestFrom(flags: TrendFlags, world: World): Promise<TrendsRequest & { all?: boolean }> {
  if (flags.question !== undefined && flags.numbers)
    throw new UsageError('--numbers is about the sentences on felt.', 'Leave it out, or leave out --question.');
  if (flags.json && flags.csv) throw new UsageError('--json and --csv exclude each other.', 'Leave one of them out.');
  if (flags.svg !== undefined && (flags.json || flags.csv))
    throw new UsageError('--svg writes a picture, and --json and --csv print numbers.', 'Give one of them.');
  if ([flags.weeks, flags.from, flags.all].filter((given) => given !== undefined).length > 1) {
    throw new UsageError('--weeks, --from and --all each say where to begin.', 'Give one of them.');
  }
  return {
    ...(await readStretch(flags, world)),
    includeLate: flags.includeLate ?? false,
    ...(flags.weeks !== undefined && { weeks: flags.weeks }),
    ...(flags.all && { all: true }),
  };
}

async function drawToFile(world: World, path: string, { rows, unit }: TrendsSummary): Promise<void> {
  if (!rows.some(({ kind }) => kind === 'written'))
    throw new UserError(
      'Nothing is written in these weeks, so there is no picture of them.',
      'See: nearfar trends --all',
    );
  const { closenessPicture } = await import('../render/report/pictures/closeness-picture.ts');
  const { pictureFile } = await import('../render/report/picture-file.ts');
  await writePicture(world, path, pictureFile(closenessPicture({ rows, unit })));
}

async function writePicture(world: World, path: string, svg: string): Promise<void> {
  const { writeOwnFile } = await import('../transfer/export/write-own-file.ts');
  writeOwnFile(world, path, svg, { kind: 'picture' });
}

async function drawChart({ rows }: TrendsSummary, { display }: World): Promise<string[]> {
  if (display.plain) return wrap('The chart is not drawn in plain display. These are its numbers:', display.width);
  const { renderWeeksChart } = await import('../render/trends/weeks-chart.ts');
  const drawn = renderWeeksChart(rows, display);
  return drawn.length > 0 ? [...drawn, ''] : [];
}

async function printCsv({ stdout }: World, { rows }: TrendsSummary): Promise<void> {
  const { weeksCsv } = await import('../render/trends/weeks-csv.ts');
  stdout.write(weeksCsv(rows));
}

async function sentencesInNumbers(summary: TrendsSummary, partner: Partner): Promise<string[]> {
  const { trendSentences } = await import('../render/trends/trend-sentences.ts');
  return [...trendSentences(summary, partner), ...leftOutSentences(summary)];
}

/** The rows of the table; in plain display as sentences. */
async function tableLines({ rows, today, days }: TrendsSummary, { display }: World): Promise<readonly string[]> {
  const hasLeftOut = days.late + days.unrated > 0;
  if (!display.plain) return [...renderWeeksTable(rows, today, display, hasLeftOut)];
  const { rowSentences } = await import('../render/trends/row-sentence.ts');
  return rowSentences(rows, today, display, hasLeftOut);
}

/** The table between sentences in words; or, with `inNumbers`, above those sentences. */
function* renderTrends(
  summary: TrendsSummary,
  { display }: World,
  { inNumbers, chart, table }: { inNumbers: readonly string[] | null } & Record<'chart' | 'table', readonly string[]>,
): Generator<string> {
  const hasEntries = summary.rows.some(({ kind }) => kind === 'written');
  const farBack = farBackSentence(summary);
  if (inNumbers === null)
    yield* paragraphOf([...(farBack === null ? [] : [farBack]), ...monthSentences(summary)], display);
  if (summary.rows.length > 0 && (hasEntries || inNumbers !== null)) {
    if (inNumbers === null) yield '\n';
    for (const line of [...chart, ...table]) yield `${line}\n`;
    yield '\n';
  }
  yield* paragraphOf(inNumbers ?? holdingSentences(summary), display);
}

function* paragraphOf(sentences: readonly string[], { width }: DisplayOptions): Generator<string> {
  for (const sentence of sentences) yield `${wrap(sentence, width).join('\n')}\n`;
}
