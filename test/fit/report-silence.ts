import { silenceIn } from '../../src/matching/silence/silence.ts';
import { SILENCE_KINDS } from '../../src/matching/silence/silence-kind.ts';
import { predictKinds } from './fit-kinds.ts';
import { featuresOfNote, fitSilence, SILENCE_OUTPUTS } from './fit-silence.ts';
import type { LabelledEvening } from './labelled-evenings.ts';
import { splitByGroup } from './predict.ts';
import { isOfPairs, type SilenceLine } from './silence-lines.ts';
import { percent, table } from './table.ts';

const FOLDS = 5;

/** The tables of silence, on lines whose writer was kept aside and on diaries whose writer was. */
export function reportSilence(lines: readonly SilenceLine[], evenings: readonly LabelledEvening[]): string {
  const diaries = evenings.filter(({ kind }) => kind === 'diary');
  const others = evenings.filter(({ kind }) => kind !== 'diary');
  const lineFolds = splitByGroup(lines, ({ writer }) => writer, FOLDS);
  const diaryFolds = splitByGroup(diaries, ({ group }) => group, FOLDS);
  const checked = lineFolds.flatMap((fold, index) => {
    const writers = new Set(fold.map(({ writer }) => writer));
    const diaryFold = new Set(diaryFolds[index]);
    const model = fitSilence(
      lines.filter(({ writer }) => !writers.has(writer)),
      [...others, ...diaries.filter((evening) => !diaryFold.has(evening))],
    );
    const read = (note: string) => silenceIn(predictKinds(model, featuresOfNote(note), SILENCE_OUTPUTS));
    return [
      ...fold.map((line) => ({
        name: nameOf(line),
        ...read(line.note),
        expected: line.kind,
      })),
      ...[...diaryFold].map(({ note = '', silent }) => ({
        name: silent ? 'diaries, silent for their readers' : 'diaries, other evenings',
        ...read(note),
        expected: null,
      })),
    ];
  });
  const rows = [...Map.groupBy(checked, ({ name }) => name)].sort(([a], [b]) => (a < b ? -1 : 1));
  const right = checked.filter(({ isSilent, expected }) => isSilent && SILENCE_KINDS.some((kind) => kind === expected));
  return [
    table(
      ['lines and evenings', 'number', 'silent'],
      rows.map(([name, all]) => [
        name,
        String(all.length),
        percent(all.filter(({ isSilent }) => isSilent).length / all.length, 1),
      ]),
    ),
    `Of the lines that name a kind and were silent, rightly or not, ${percent(right.filter(({ kind, expected }) => kind === expected).length / right.length)} got the right kind.`,
  ].join('\n\n');
}

function nameOf({ kind, silent, writer }: SilenceLine): string {
  if (kind === 'ordinary' || kind === 'false alarm') return `lines: ${kind}`;
  if (silent) return `lines: ${kind}`;
  return isOfPairs(writer) ? 'lines: near-misses, each the twin of a silent line' : 'lines: near-misses';
}
