import { barY, ruleY } from '@observablehq/plot';
import type { WeekdayPattern } from '../../../trends/findings/weekday-pattern.ts';
import { formatSigned } from '../../figures.ts';
import { type Picture, signedTick } from './picture.ts';

const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Above and below this many points the axis ends, unless a weekday lies further from its week. */
const LEAST_END = 1;

/** How far each weekday lies from the mean of its week. Null without a week that has enough written days. */
export function weekdayPicture({ means, counts, weeks }: WeekdayPattern): Picture | null {
  if (weeks === 0) return null;
  const days = NAMES.map((name, index) => ({ name: name.slice(0, 3), mean: means[index] ?? 0 }));
  const end = Math.max(LEAST_END, ...days.map(({ mean }) => Math.abs(mean)));
  return {
    id: 'weekdays',
    title: 'The weekdays beside the rest of their week',
    description:
      'A bar for each weekday: up where it felt closer than its week on average, down where it felt less close. Weekdays also differ by chance.',
    legend: [],
    draw: (width) => ({
      height: width < 500 ? 190 : 220,
      marginLeft: 40,
      marginRight: Math.max(12, (width - 520) / 2),
      x: { type: 'band', domain: days.map(({ name }) => name), label: null, tickSize: 0, padding: 0.5 },
      y: { domain: [-end, end], ticks: 5, tickFormat: signedTick(1), grid: true, label: null },
      marks: [barY(days, { x: 'name', y: 'mean', fill: 'var(--felt)' }), ruleY([0], { stroke: 'var(--quiet)' })],
    }),
    table: {
      columns: ['Weekday', 'Days', 'Beside its week'],
      rows: NAMES.map((name, index) => {
        const mean = means[index] ?? null;
        return [name, String(counts[index]), mean === null ? '' : formatSigned(mean)];
      }),
    },
  };
}
