import { MY_MOVES, PRACTICES, THEIR_MOVES } from '../../domain/entry.ts';
import { speakOf } from '../../domain/partner.ts';
import { type ChoiceQuestionText, labelOf, questions } from '../../domain/questions/questions.ts';
import { MIN_DAYS_TO_COMPARE } from '../../trends/moves/after-moves.ts';
import { compareGroups } from '../../trends/moves/comparison.ts';
import { formatPoints } from '../figures.ts';
import { closenessPicture } from './pictures/closeness-picture.ts';
import { followUpPicture } from './pictures/follow-up-picture.ts';
import { gapPicture } from './pictures/gap-picture.ts';
import { monthsPicture } from './pictures/months-picture.ts';
import { isWritten } from './pictures/period-points.ts';
import { weekdayPicture } from './pictures/weekday-picture.ts';
import { yearPictures } from './pictures/year-picture.ts';
import { questionSection } from './question-section.ts';
import type { ReportData } from './report-data.ts';
import type { Section } from './section.ts';

/** The parts of the page that have something in them, in their order. */
export function reportSections(data: ReportData): Section[] {
  const { summary, rows, unit } = data;
  const hasDays = rows.some(isWritten);
  const hasWishes = rows.some((row) => isWritten(row) && row.stretch.wishes.mean !== null);
  const sections: Section[] = [
    {
      heading: unit === 'week' ? 'The weeks' : 'The months',
      pictures: [...(hasDays ? [closenessPicture(data)] : []), ...(hasWishes ? [gapPicture(data)] : [])],
    },
    { heading: 'The days', pictures: data.felt.size > 0 ? yearPictures(data) : [] },
    { heading: 'The last two months', pictures: present(monthsPicture(summary)) },
    { heading: 'The weekdays', pictures: present(weekdayPicture(summary.weekday)) },
    movesSection(data),
    practicesSection(data),
    ...data.ownQuestions.map((trend) => questionSection(trend, data.noted !== null)),
    {
      heading: 'Passages you kept',
      items: summary.stayed.map(({ title, times }) => (times === 1 ? title : `${title}, ${times} times`)),
    },
  ];
  return sections.filter(
    ({ pictures = [], tables = [], items = [] }) => pictures.length + tables.length + items.length,
  );
}

/** Moves, and what followed them; nothing of it while a hold is active. */
function movesSection({ summary: { afterMoves, moveDetails, holdUntil }, counted, partner }: ReportData): Section {
  const heading = 'Moves and what followed';
  if (holdUntil !== null) return { heading };
  const { my_move: mine, their_move: theirs } = questions(partner);
  const followUps = [
    ...(afterMoves ? [{ name: 'All such days', comparison: afterMoves }] : []),
    ...(moveDetails ? [{ name: 'Distant days', comparison: moveDetails.whenDistant }] : []),
  ];
  const picture = followUpPicture(
    {
      id: 'moves',
      title: 'After giving space, beside after chasing',
      description: speakOf(
        partner,
        'How much closer or less close the next three days felt after days of giving space than after days of chasing, over at most the last two years. Distant days are those on which {partner:they} seemed to pull away, or more closeness was wanted. The days may differ in other ways too.',
      ),
    },
    ['gave space', 'chased'],
    followUps,
  );
  const rows = MY_MOVES.map((move) => {
    const { first } = compareGroups(counted, ({ my_move }) => (my_move === move ? 1 : 0));
    const days = counted.filter(({ my_move }) => my_move === move).length;
    const isFew = first.n < MIN_DAYS_TO_COMPARE;
    return { days, cells: [labelOf(mine, move), String(days), ...[first.felt, first.next].map(meanOr(isFew))] };
  }).filter(({ days }) => days > 0);
  return {
    heading,
    pictures: present(picture),
    tables: [
      ...tableOf(
        'Your own moves',
        ['Move', 'Days', 'Felt that day', 'Felt in the next three days'],
        rows.map(({ cells }) => cells),
      ),
      ...tableOf(
        speakOf(partner, '{Partner:their} moves, as they seemed to you'),
        ['Move', 'Days'],
        countRows(theirs, counted),
      ),
    ],
  };
}

function countRows(
  words: ChoiceQuestionText<(typeof THEIR_MOVES)[number]>,
  counted: ReportData['counted'],
): string[][] {
  return THEIR_MOVES.map((move) => ({ move, days: counted.filter(({ their_move }) => their_move === move).length }))
    .filter(({ days }) => days > 0)
    .map(({ move, days }) => [labelOf(words, move), String(days)]);
}

function practicesSection({ summary: { moveDetails }, counted, partner }: ReportData): Section {
  const words = questions(partner).practices;
  const answered = counted.filter(({ practices }) => practices !== undefined);
  const rows = PRACTICES.map((practice) => {
    const days = answered.filter(({ practices }) => practices?.includes(practice)).length;
    return [labelOf(words, practice), `${days} of ${answered.length}`];
  });
  const picture =
    moveDetails &&
    followUpPicture(
      {
        id: 'practices',
        title: 'After days with a practice, beside days without it',
        description:
          'How much closer or less close the next three days felt after days with each practice than after days without it, over at most the last two years. The days may differ in other ways too.',
      },
      ['with it', 'without it'],
      PRACTICES.map((practice) => ({ name: PRACTICE_NAMES[practice], comparison: moveDetails.practices[practice] })),
    );
  return {
    heading: 'Practices',
    pictures: present(picture),
    tables: answered.length === 0 ? [] : tableOf('Days on which you said what you did', ['Practice', 'Days'], rows),
  };
}

/** Short, as they stand beside a picture. */
const PRACTICE_NAMES = {
  gesture: 'Small gesture',
  independence: 'Independence',
  passion: 'Passion of my own',
} as const;

function tableOf(caption: string, columns: readonly string[], rows: readonly (readonly string[])[]) {
  return rows.length === 0 ? [] : [{ caption, table: { columns, rows } }];
}

function meanOr(isFew: boolean): (mean: number | null) => string {
  return (mean) => (isFew || mean === null ? 'too few days' : formatPoints(mean));
}

function present<T>(value: T | null): T[] {
  return value === null ? [] : [value];
}
