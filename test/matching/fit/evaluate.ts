import guards from '../../../prompts/guards.yaml';
import signals from '../../../prompts/signals.yaml';
import { tokenize } from '../../../src/language/tokens.ts';
import { signalStrengths } from '../../../src/matching/features.ts';
import { findSignals } from '../../../src/matching/find-signals.ts';
import { readGuards } from '../../../src/matching/guards.ts';
import { type CompiledSignals, Lexicon } from '../../../src/matching/lexicon.ts';
import { scorePassages } from '../../../src/matching/rank-passages.ts';
import { passages } from '../../../src/passages/library.ts';
import { dev, type Labelled, own, train, voiceOf } from './labelled.ts';
import { fitWeights, type Sees } from './weights.ts';

// Prints what evenings get from weights that never saw their voice: mean grade, how often the best, how often a jarring one.

const ids = passages().map(({ id }) => id);
const lexicon = new Lexicon(signals as CompiledSignals);
const rules = readGuards(guards, new Set(ids), new Set(lexicon.signals.keys()));
const all = [...dev, ...train];

interface Outcome {
  evening: Labelled;
  grade: number;
  best: boolean;
  jarring: boolean;
}

function outcomes(sees: Sees, guarded: boolean): Outcome[] {
  return [...new Set(all.map(voiceOf))].flatMap((voice) => {
    const weights = fitWeights(
      ids,
      all.filter((evening) => voiceOf(evening) !== voice),
      own,
      lexicon,
      sees,
    );
    return all
      .filter((evening) => voiceOf(evening) === voice)
      .map((evening) => {
        const { grades, back } = scorePassages(evening, { lexicon, weights, guards: guarded ? rules : [] });
        const open = [...grades].filter(([id]) => !back.has(id));
        const [id] = open.reduce((most, one) => (one[1] > most[1] ? one : most));
        const grade = evening.grades[id] ?? 0;
        const best = grade === Math.max(...Object.values(evening.grades));
        return { evening, grade, best, jarring: evening.jarring.includes(id) };
      });
  });
}

/** The signal that is heard most clearly. */
function loudest({ note = '' }: Labelled): string {
  const signals = [...signalStrengths(findSignals(tokenize(note), lexicon))];
  return signals.reduce((most, one) => (one[1] > most[1] ? one : most), ['nothing', 0])[0];
}

function line(name: string, rows: readonly Outcome[]): string {
  const mean = (value: (row: Outcome) => number) => rows.reduce((sum, row) => sum + value(row), 0) / rows.length;
  const percent = (value: (row: Outcome) => boolean) => `${(100 * mean((row) => Number(value(row)))).toFixed(1)} %`;
  return `${name.padEnd(30)} n ${String(rows.length).padStart(3)}  grade ${mean(({ grade }) => grade).toFixed(3)}  best ${percent(({ best }) => best)}  jarring ${percent(({ jarring }) => jarring)}`;
}

const isAnswer = (name: string) => name.includes(':');
const MODELS: [string, Sees][] = [
  ['answers alone', isAnswer],
  ['words alone', (name) => !isAnswer(name) && !name.includes(' when ')],
  ['both', () => true],
];
const report = MODELS.flatMap(([name, sees]) => [
  line(`${name}, no guard`, outcomes(sees, false)),
  line(`${name}, guarded`, outcomes(sees, true)),
]);
const full = outcomes(() => true, true);
const GROUPS: [string, (evening: Labelled) => string][] = [
  ['voice', voiceOf],
  ['set', ({ id }) => (/^[ab]-/.test(id) ? 'dev' : id.slice(0, 2))],
  ['felt', ({ felt }) => String(felt)],
  ['mine', ({ my_move }) => my_move ?? 'unsaid'],
  ['loudest', loudest],
];
for (const [name, of] of GROUPS)
  for (const value of [...new Set(full.map(({ evening }) => of(evening)))].sort())
    report.push(
      line(
        `${name} ${value}`,
        full.filter(({ evening }) => of(evening) === value),
      ),
    );
process.stdout.write(`${report.join('\n')}\n`);
