import { statedInAYear, statedShares } from './cells.ts';
import type { Writer } from './invent.ts';

const DIARIES = Number(process.argv[2] ?? 2000);
const PHIS = [0, 0.3, 0.5, 0.7];
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function table(head: string, rows: [string, (phi: number) => number][]): void {
  console.log(`\n| ${head} | ${PHIS.map((phi) => `φ ${phi}`).join(' | ')} |\n|---|${PHIS.map(() => '--:|').join('')}`);
  for (const [name, share] of rows) console.log(`| ${name} | ${PHIS.map((phi) => percent(share(phi))).join(' | ')} |`);
}

/** The shares by φ of one kind of writer, computed once for all rows that show them. */
function cell(writer: Omit<Writer, 'seed' | 'phi'>) {
  const cache = new Map<number, ReturnType<typeof statedShares>>();
  return (phi: number) => {
    const shares = cache.get(phi) ?? statedShares({ ...writer, phi }, DIARIES);
    cache.set(phi, shares);
    return shares;
  };
}

console.log(
  `${DIARIES} made-up diaries a cell: a quarter of the days missing, closeness carried over by φ, with a standard deviation of ` +
    '0.9 points unless said, rounded to 1-7. (The two sample journals: φ 0.47 and 0.42, 0.94 and 0.77 points.)',
);
/** A standard deviation above that of the sample journals, in points. */
const WIDE = 1.2;

const quiet = cell({ days: 112, movesByCloseness: true });
table('Nothing there, 16 weeks: said all the same', [
  ['has drifted', (phi) => quiet(phi).drifted],
  ['may be leaning', (phi) => quiet(phi).leaning],
  ['moved around a week (step)', (phi) => quiet(phi).step],
  ['what you wanted has moved', (phi) => quiet(phi)['gap drifted']],
  ['a weekday stands out', (phi) => quiet(phi).weekday],
  ['up and down more or less than most weeks', (phi) => quiet(phi).rhythm],
]);

const years = [0, 16].map((before) => new Map(PHIS.map((phi) => [phi, statedInAYear({ phi }, DIARIES, before)])));
const wideYear = (phi: number) => statedInAYear({ phi, spread: WIDE }, DIARIES, 16);
table('Nothing there, looked at every week of a year: said at least once', [
  ['first year of a diary: has drifted', (phi) => years[0]!.get(phi)!.drifted],
  ['a year with 16 weeks before it: has drifted', (phi) => years[1]!.get(phi)!.drifted],
  [`the same, with ${WIDE} points: has drifted`, (phi) => wideYear(phi).drifted],
  ['first year of a diary: moved around a week (step)', (phi) => years[0]!.get(phi)!.step],
  ['a year with 16 weeks before it: moved', (phi) => years[1]!.get(phi)!.step],
]);

const blindly = cell({ days: 182 });
const byCloseness = cell({ days: 182, movesByCloseness: true });
const long = cell({ days: 364, movesByCloseness: true });
const leans = (found: ReturnType<typeof statedShares>) => found.closer + found['less close'];
table('No effect of moves: "leaned" all the same', [
  ['26 weeks, moves at random', (phi) => leans(blindly(phi))],
  ['26 weeks, chasing on low days', (phi) => leans(byCloseness(phi))],
  ['52 weeks, chasing on low days', (phi) => leans(long(phi))],
]);

const rising = [9, 12, 16].map((weeks) => [weeks, cell({ days: weeks * 7, slope: 0.2 })] as const);
const wideRising = cell({ days: 112, slope: 0.2, spread: WIDE });
const slowly = cell({ days: 112, slope: 0.1 });
const stepping = cell({ days: 112, step: 1.5 });
const fridays = cell({ days: 364, friday: 1 });
const gaining = cell({ days: 364, space: 1, movesByCloseness: true });
const anyOf = ({ drifted, leaning, step }: ReturnType<typeof statedShares>) => drifted + leaning + step;
table('Something there: said', [
  ...rising.map(([weeks, found]): [string, (phi: number) => number] => [
    `0.2 a week, ${weeks} weeks: has drifted`,
    (phi) => found(phi).drifted,
  ]),
  ['0.2 a week, 16 weeks: has drifted, may be leaning or moved', (phi) => anyOf(rising[2]![1](phi))],
  [`the same, with ${WIDE} points: has drifted`, (phi) => wideRising(phi).drifted],
  [`the same, with ${WIDE} points: has drifted, may be leaning or moved`, (phi) => anyOf(wideRising(phi))],
  ['0.1 a week, 16 weeks: has drifted', (phi) => slowly(phi).drifted],
  ['a step of 1.5 after 8 of 16 weeks: moved', (phi) => stepping(phi).step],
  ['the same: moved or has drifted', (phi) => stepping(phi).step + stepping(phi).drifted],
  ['Fridays 1 point closer, 52 weeks: a weekday stands out', (phi) => fridays(phi).weekday],
  ['1 point more after giving space, 52 weeks: leaned closer', (phi) => gaining(phi).closer],
]);
