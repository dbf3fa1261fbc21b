import guardsContent from '../../../prompts/guards.yaml';
import signals from '../../../prompts/signals.yaml';
import { tokenize } from '../../../src/language/tokens.ts';
import { signalStrengths } from '../../../src/matching/features.ts';
import { findSignals } from '../../../src/matching/find-signals.ts';
import { readGuards } from '../../../src/matching/guards.ts';
import { type CompiledSignals, Lexicon } from '../../../src/matching/lexicon.ts';
import { scorePassages } from '../../../src/matching/rank-passages.ts';
import { passages } from '../../../src/passages/library.ts';
import { dev, type LabelledEntry, own, train, voiceOf } from './labelled.ts';
import { type FeatureFilter, fitWeights } from './weights.ts';

// Cross-validation by voice: each entry gets a passage by weights fitted to the other voices. Prints the mean grade, how
// often the passage is the best one, and how often it jars.

const ids = passages().map(({ id }) => id);
const lexicon = new Lexicon(signals as CompiledSignals);
const guards = readGuards(guardsContent, new Set(ids), new Set(lexicon.signals.keys()));
const all = [...dev, ...train];

interface Outcome {
  entry: LabelledEntry;
  grade: number;
  best: boolean;
  jarring: boolean;
}

function outcomes(filter: FeatureFilter, guarded: boolean): Outcome[] {
  return [...new Set(all.map(voiceOf))].flatMap((voice) => {
    const weights = fitWeights(
      ids,
      all.filter((entry) => voiceOf(entry) !== voice),
      own,
      lexicon,
      filter,
    );
    return all
      .filter((entry) => voiceOf(entry) === voice)
      .map((entry) => {
        const { grades, blocked } = scorePassages(entry, { lexicon, weights, guards: guarded ? guards : [] });
        const open = [...grades].filter(([id]) => !blocked.has(id));
        const [id] = open.reduce((most, one) => (one[1] > most[1] ? one : most));
        const grade = entry.grades[id] ?? 0;
        const best = grade === Math.max(...Object.values(entry.grades));
        return { entry, grade, best, jarring: entry.jarring.includes(id) };
      });
  });
}

/** The signal with the greatest strength in the note. */
function strongestSignal({ note = '' }: LabelledEntry): string {
  const signals = [...signalStrengths(findSignals(tokenize(note), lexicon))];
  return signals.reduce((most, one) => (one[1] > most[1] ? one : most), ['nothing', 0])[0];
}

function line(name: string, rows: readonly Outcome[]): string {
  const mean = (value: (row: Outcome) => number) => rows.reduce((sum, row) => sum + value(row), 0) / rows.length;
  const percent = (value: (row: Outcome) => boolean) => `${(100 * mean((row) => Number(value(row)))).toFixed(1)} %`;
  return `${name.padEnd(30)} n ${String(rows.length).padStart(3)}  grade ${mean(({ grade }) => grade).toFixed(3)}  best ${percent(({ best }) => best)}  jarring ${percent(({ jarring }) => jarring)}`;
}

const isAnswer = (name: string) => name.includes(':');
const MODELS: [string, FeatureFilter][] = [
  ['answers alone', isAnswer],
  ['words alone', (name) => !isAnswer(name) && !name.includes(' when ')],
  ['both', () => true],
];
const report = MODELS.flatMap(([name, filter]) => [
  line(`${name}, no guards`, outcomes(filter, false)),
  line(`${name}, with guards`, outcomes(filter, true)),
]);
const full = outcomes(() => true, true);
const GROUPS: [string, (entry: LabelledEntry) => string][] = [
  ['voice', voiceOf],
  ['set', ({ id }) => (/^[ab]-/.test(id) ? 'dev' : id.slice(0, 2))],
  ['felt', ({ felt }) => String(felt)],
  ['mine', ({ my_move }) => my_move ?? 'unsaid'],
  ['strongest', strongestSignal],
];
for (const [name, of] of GROUPS)
  for (const value of [...new Set(full.map(({ entry }) => of(entry)))].sort())
    report.push(
      line(
        `${name} ${value}`,
        full.filter(({ entry }) => of(entry) === value),
      ),
    );
process.stdout.write(`${report.join('\n')}\n`);
