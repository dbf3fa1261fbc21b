import { type Day, dayFromNumber, dayNumber } from '../../src/domain/day.ts';
import type { MyMove } from '../../src/domain/entry.ts';
import type { Closeness } from '../../src/domain/scale.ts';
import type { RatedDay } from '../../src/trends/rated-day.ts';
import { seeded } from '../support/seeded.ts';
import { normalNumbers } from './random.ts';

/** The properties of a simulated writer. Points of the 1-7 scale; effects are 0 unless given. */
export interface Writer {
  seed: number;
  days: number;
  /** Autocorrelation of closeness from day to day, 0..0.95. */
  phi: number;
  /** Standard deviation of closeness, in points, before it is rounded. */
  spread?: number;
  /** Share of days that are written, 0..1. */
  written?: number;
  /** Drift in points per week. */
  slope?: number;
  /** A step in points, in the middle of the diary. */
  step?: number;
  /** Points added to the days after giving space. */
  space?: number;
  /** Points added to Fridays. */
  friday?: number;
  /** Whether moves depend on the day's closeness: chasing on low days, giving space on high ones. */
  movesByCloseness?: boolean;
}

const FIRST_MONDAY = '2024-01-01';
const MEAN = 4.5;
/** After rounding 0.94 points, as in the more variable of the two sample journals; the other has 0.77. */
const SPREAD = 0.9;
const EFFECT_DAYS = 3;

/** A diary from an AR(1) process, rounded and limited to 1-7; days are missing at random. */
export function inventDiary(writer: Writer): RatedDay[] {
  const { days, phi, spread = SPREAD, written = 0.75, slope = 0, step = 0, space = 0, friday = 0 } = writer;
  const random = seeded(writer.seed);
  const draw = normalNumbers(random);
  const first = dayNumber(FIRST_MONDAY);
  const entries: RatedDay[] = [];
  let state = draw();
  let move: MyMove = 'own';
  let effectLeft = 0;
  for (let i = 0; i < days; i += 1) {
    state = phi * state + Math.sqrt(1 - phi * phi) * draw();
    const drift = (slope * (i - days / 2)) / 7 + (i < days / 2 ? -step / 2 : step / 2);
    const level = MEAN + drift + (effectLeft > 0 ? space : 0) + (i % 7 === 4 ? friday : 0) + spread * state;
    const felt = Math.min(7, Math.max(1, Math.round(level))) as Closeness;
    const want = Math.min(7, Math.max(1, Math.round(MEAN + 1 + draw()))) as Closeness;
    move = nextMove(random, move, writer.movesByCloseness ? felt : MEAN);
    effectLeft = move === 'space' ? EFFECT_DAYS : effectLeft - 1;
    if (random() < written) entries.push({ dayNumber: first + i, felt, want, my_move: move });
  }
  return entries;
}

/** The day after a diary of so many days; a Monday after whole weeks, so that its last week is complete. */
export function dayAfter(days: number): Day {
  return dayFromNumber(dayNumber(FIRST_MONDAY) + days);
}

/** Moves come in runs: the last move is repeated in four of ten cases. */
function nextMove(random: () => number, last: MyMove, felt: number): MyMove {
  if (random() < 0.4) return last;
  const chance = Math.min(0.8, Math.max(0.05, 0.5 - 0.2 * (felt - MEAN)));
  const draw = random();
  if (draw > 0.6) return draw > 0.8 ? 'own' : 'met';
  return random() < chance ? 'chased' : 'space';
}
