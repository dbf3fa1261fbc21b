import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import { rankPassages } from '../../src/matching/rank-passages.ts';
import { REPEAT_GAP_DAYS, type ShownPassage } from '../../src/matching/rerank-by-history.ts';
import { silenceFor } from '../../src/matching/silence/silence.ts';
import { passages } from '../../src/passages/library.ts';
import { type LabelledEvening, labelledEvenings } from '../fit/labelled-evenings.ts';
import { silenceLines } from '../fit/silence-lines.ts';

const evenings = labelledEvenings('no real posts');
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = <T>(items: readonly T[], test: (item: T) => boolean) => items.filter(test).length / items.length;

function evaluate(list: readonly LabelledEvening[]) {
  const shown = list.map((evening) => ({ evening, id: rankPassages(evening, passages()).next().value!.passage.id }));
  const commonest = Math.max(...[...Map.groupBy(shown, ({ id }) => id).values()].map(({ length }) => length));
  return {
    grade: mean(shown.map(({ evening, id }) => evening.measured[id] ?? 0)),
    jarring: share(shown, ({ evening, id }) => evening.jarring!.includes(id)),
    commonest: commonest / shown.length,
  };
}

describe('the passage shown first, on the evenings that the weights are fitted to', () => {
  it.each([
    ['diary', 2.4],
    ['note', 2.4],
    ['long post', 2.3],
  ])(
    'has a mean grade near that of the report for each %s, hardly ever jars, and is not always the same',
    (kind, bar) => {
      const { grade, jarring, commonest } = evaluate(evenings.filter((evening) => evening.kind === kind));
      expect(grade).toBeGreaterThan(bar);
      expect(jarring).toBeLessThan(0.01);
      expect(commonest).toBeLessThan(0.4);
    },
  );
});

describe('silence', () => {
  const lines = silenceLines();
  it('is kept on hardly any ordinary evening', () => {
    const diaries = evenings.filter(({ kind, silent, note }) => kind === 'diary' && !silent && note);
    expect(share(diaries, ({ note }) => silenceFor(note!) !== null)).toBeLessThan(0.03);
    expect(
      share(
        lines.filter(({ kind }) => kind === 'ordinary'),
        ({ note }) => silenceFor(note) !== null,
      ),
    ).toBeLessThan(0.02);
  });

  it('is kept on most evenings of a death, an illness, a loss, a break-up, betrayal, a row, despair or trouble elsewhere', () => {
    expect(
      share(
        lines.filter(({ silent }) => silent),
        ({ note }) => silenceFor(note) !== null,
      ),
    ).toBeGreaterThan(0.8);
  });

  it.each([
    'Mum died this morning.',
    'we lost the baby',
    'the scan was bad news, it has spread to her liver',
    'he moved out today, took his boxes',
    'found out he has been sleeping with someone from work',
  ])('is kept after: %s', (note) => expect(silenceFor(note)).not.toBeNull());

  it.each([
    'the plant died while she was away',
    'my phone died so I missed his text',
    'we laughed till we cried',
    'quiet evening, she read and I did the crossword',
    '',
  ])('is not kept after: %s', (note) => expect(silenceFor(note)).toBeNull());
});

describe.each(['a', 'b'])('over the whole of journal %s', (name) => {
  const days: Entry[] = readFileSync(new URL(`../samples/journal-${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const shown: ShownPassage[] = [];
  const repeats: boolean[] = [];
  for (const entry of days) {
    const { passage } = rankPassages(entry, passages(), shown).next().value!;
    repeats.push(shown.slice(0, REPEAT_GAP_DAYS).some((one) => one.passage === passage.id));
    shown.unshift({ day: entry.day, passage: passage.id, verdict: 'shown' });
  }
  const counts = [...Map.groupBy(shown, ({ passage }) => passage).values()]
    .map(({ length }) => length)
    .sort((a, b) => b - a);

  it('hardly ever repeats a passage within five written days', () =>
    expect(share(repeats, (isRepeat) => isRepeat)).toBeLessThan(0.12));
  it('shows at least twelve passages, the three commonest on less than half of the days', () => {
    expect(counts.length).toBeGreaterThanOrEqual(12);
    expect(counts.slice(0, 3).reduce((sum, count) => sum + count) / shown.length).toBeLessThan(0.5);
  });
});
