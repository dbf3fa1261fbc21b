import type { Answers } from '../../src/domain/entry.ts';
import { ALL_PARTS, featuresOf, fitPassages, PASSAGE_IDS, type Parts } from './fit-passages.ts';
import type { LabelledEvening } from './labelled-evenings.ts';
import { predict, splitByGroup } from './predict.ts';
import { percent, table } from './table.ts';

const FOLDS = 5;
const KINDS: readonly LabelledEvening['kind'][] = ['diary', 'note', 'long post', 'real post'];

interface Outcome {
  kind: LabelledEvening['kind'];
  id: string;
  grade: number;
  isBest: boolean;
  jars: boolean;
}

/** What is asked of a model: all answers and the note, or a part of them. */
const QUESTIONS: readonly { name: string; ask: (evening: Answers) => Answers }[] = [
  { name: 'note and answers', ask: (evening) => evening },
  { name: 'note and felt', ask: ({ note, felt }) => ({ ...(note && { note }), ...(felt && { felt }) }) },
  { name: 'note alone', ask: ({ note }) => ({ ...(note && { note }) }) },
  { name: 'answers alone', ask: ({ note: _, ...answers }) => answers },
];

/** The tables of the passage shown first, on evenings whose writer or source was kept aside. */
export function reportPassages(evenings: readonly LabelledEvening[]): string {
  const full = outcomes(evenings, ALL_PARTS);
  const byQuestion = QUESTIONS.map(({ name, ask }) => [name, full(ask)] as const);
  const without: [string, Partial<Parts>][] = [
    ['without two answers together', { pairs: false }],
    ['without copies with answers left out', { copies: false }],
    ['without a feature for the readers', { readers: false }],
    ['without real posts', { realPosts: false }],
    ['words never seen', { words: false }],
    ['answers never seen', { answers: false }],
  ];
  const ablations = without.map(
    ([name, parts]) => [name, outcomes(evenings, { ...ALL_PARTS, ...parts })((evening) => evening)] as const,
  );
  return [
    table(
      ['asked', ...KINDS],
      byQuestion.map(([name, all]) => [name, ...KINDS.map((kind) => summary(all.filter((one) => one.kind === kind)))]),
    ),
    'Mean grade, in brackets: how often it is the best passage, how often it would hurt, the share of the commonest one.',
    table(
      ['model', ...KINDS],
      [['all of it', byQuestion[0]![1]] as const, ...ablations].map(([name, all]) => [
        name,
        ...KINDS.map((kind) => mean(all.filter((one) => one.kind === kind).map(({ grade }) => grade)).toFixed(2)),
      ]),
    ),
  ].join('\n\n');
}

/** Fits on all parts but one, in turn, and answers what is asked about the evenings of that one. */
function outcomes(
  evenings: readonly LabelledEvening[],
  parts: Parts,
): (ask: (evening: Answers) => Answers) => Outcome[] {
  const own = evenings.filter(({ kind }) => kind === 'own');
  const folds = splitByGroup(
    evenings.filter(({ kind }) => kind !== 'own'),
    ({ group }) => group,
    FOLDS,
  );
  const models = folds.map((fold) => fitPassages([...folds.filter((other) => other !== fold).flat(), ...own], parts));
  return (ask) =>
    folds.flatMap((fold, index) =>
      fold.map((evening) => {
        const scores = predict(models[index]!, featuresOf(ask(evening), parts));
        const id = PASSAGE_IDS[scores.indexOf(Math.max(...scores))]!;
        const grade = evening.measured[id] ?? 0;
        const isBest = grade === Math.max(...Object.values(evening.measured));
        return { kind: evening.kind, id, grade, isBest, jars: evening.jarring?.includes(id) ?? false };
      }),
    );
}

function summary(all: readonly Outcome[]): string {
  const commonest = Math.max(...[...Map.groupBy(all, ({ id }) => id).values()].map(({ length }) => length));
  const best = mean(all.map(({ isBest }) => Number(isBest)));
  const jars = mean(all.map(({ jars }) => Number(jars)));
  return `${mean(all.map(({ grade }) => grade)).toFixed(2)} (${percent(best)}, ${percent(jars, 1)}, ${percent(commonest / all.length)})`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
