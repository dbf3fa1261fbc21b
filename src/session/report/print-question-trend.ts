import { UserError } from '../../errors.ts';
import { toVersionedJson } from '../../formats/json/versioned-json.ts';
import { withJournal } from '../../journal/open.ts';
import { renderQuestionTrend } from '../../render/questions/question-trend.ts';
import { wrap } from '../../render/text.ts';
import type { QuestionTrend } from '../../trends/questions/question-trend.ts';
import type { TrendsRequest } from '../../trends/summary.ts';
import type { World } from '../../world.ts';
import { readQuestionTrend } from './read-question-trend.ts';

export interface QuestionTrendOutput {
  chart?: boolean;
  json?: boolean;
  csv?: boolean;
}

/** `nearfar trends --question`: the answers to one question over the weeks. */
export async function printQuestionTrend(
  world: World,
  name: string,
  request: TrendsRequest & { all?: boolean },
  { chart, json, csv }: QuestionTrendOutput,
): Promise<void> {
  const trend = await withJournal(world, 'read', (journal) => readQuestionTrend(journal, name, request));
  if (json) world.stdout.write(toVersionedJson({ question: trend }));
  else if (csv) world.stdout.write((await import('../../render/questions/question-csv.ts')).questionCsv(trend.rows));
  else {
    const drawn = chart ? await drawChart(world, trend) : [];
    await world.printPaged(`${renderQuestionTrend(trend, drawn, world.display).join('\n')}\n`);
  }
}

async function drawChart({ display }: World, trend: QuestionTrend): Promise<string[]> {
  if (display.plain) return wrap('The chart is not drawn in plain display. These are its numbers:', display.width);
  const { renderQuestionChart } = await import('../../render/questions/question-chart.ts');
  const drawn = renderQuestionChart(trend, display);
  return drawn.length > 0 ? drawn : wrap('There is no line to draw: no week here has numbers enough.', display.width);
}

/**
 * The picture of the answers as the text of an SVG file.
 * @throws UserError where there is nothing to draw
 */
export async function drawQuestionTrend(
  world: World,
  name: string,
  request: TrendsRequest & { all?: boolean },
): Promise<string> {
  const trend = await withJournal(world, 'read', (journal) => readQuestionTrend(journal, name, request));
  const { questionPicture } = await import('../../render/report/pictures/question-picture.ts');
  const picture = questionPicture(trend);
  if (picture === null)
    throw new UserError(
      'There is no picture to draw: the answers of these weeks are no numbers, or there are none.',
      `See: nearfar trends --question ${name} --all`,
    );
  const { pictureFile } = await import('../../render/report/picture-file.ts');
  return pictureFile(picture);
}
