import { type Day, formatDay } from '../../domain/day.ts';
import type { DisplayOptions } from '../display-options.ts';
import { escapeControls, wrap } from '../text.ts';
import { unloadedPassage } from './passage-name.ts';

/** A passage that the writer kept or set aside; the title is null if its text is no longer loaded. */
export interface JudgedPassage {
  day: Day;
  passage: string;
  title: string | null;
  verdict: 'kept' | 'declined';
}

const HEADINGS = { kept: 'Kept', declined: 'Set aside: these come less often' };

/** The passages under a heading for each verdict: the title, the days, and the id by which it is named on a command line. */
export function renderJudgedPassages(judged: readonly JudgedPassage[], display: DisplayOptions): string[] {
  const { theme, width } = display;
  const groups = (['kept', 'declined'] as const)
    .map((verdict) => ({ verdict, of: judged.filter((one) => one.verdict === verdict) }))
    .filter(({ of }) => of.length > 0);
  return groups.flatMap(({ verdict, of }, index) => [
    ...(index > 0 ? [''] : []),
    theme.title(HEADINGS[verdict]),
    ...[...Map.groupBy(of, ({ passage }) => passage)].flatMap(([id, times]) => [
      ...wrap(escapeControls(times[0]!.title ?? unloadedPassage(id)), width, '  '),
      ...wrap(
        theme.quiet(`${times.map(({ day }) => formatDay(day, 'd MMMM yyyy')).join(', ')} (${id})`),
        width,
        '    ',
      ),
    ]),
    ...(verdict === 'declined'
      ? ['', ...wrap(theme.quiet('To take one back: nearfar passages ID --take-back'), width)]
      : []),
  ]);
}
