import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { DANGER_OUTPUTS, fitDanger } from './fit-danger.ts';
import { fitPassages, isReaders, PASSAGE_IDS } from './fit-passages.ts';
import { fitSilence, SILENCE_OUTPUTS } from './fit-silence.ts';
import { type LabelledEvening, labelledEvenings } from './labelled-evenings.ts';
import { reportDanger } from './report-danger.ts';
import { reportPassages } from './report-passages.ts';
import { reportSilence } from './report-silence.ts';
import { safetyLines } from './safety-lines.ts';
import { harmlessLines, silenceLines } from './silence-lines.ts';
import { table } from './table.ts';
import { weightsTable, writeContent, writeKinds } from './write-weights.ts';

const [first, second] = process.argv.slice(2);
/** `passages` fits the table of passages alone, which a new passage needs; the report takes minutes. */
const isPassagesAlone = first === 'passages';
/** Real posts may be fitted to but not published: they are used where they are there. */
const posts = (isPassagesAlone ? second : first) ?? '../shared/matching/real.jsonl';
if (!existsSync(posts)) {
  process.stderr.write(
    `There is no file ${posts} of real posts: fitted without them, the weights come out otherwise.\n`,
  );
}
const evenings = labelledEvenings(posts);
const passages = fitPassages(evenings);
for (const feature of passages.weights.keys()) if (isReaders(feature)) passages.weights.delete(feature);
writeContent('evening-weights.tsv', weightsTable([{ outputs: PASSAGE_IDS, fitted: passages, scores: 'grades' }]));
if (!isPassagesAlone) fitOthersAndReport(evenings);

/** Writes the tables of silence and danger, and the report on all. */
function fitOthersAndReport(evenings: readonly LabelledEvening[]): void {
  const silence = silenceLines();
  const safety = safetyLines();
  const forSilence = [...silence, ...harmlessLines(safety)];
  writeKinds('silence', SILENCE_OUTPUTS, fitSilence(forSilence, evenings));
  writeKinds('danger', DANGER_OUTPUTS, fitDanger(safety, silence, evenings));
  const counts = [...Map.groupBy(evenings, ({ kind }) => kind)].map(([kind, all]) => [
    kind,
    String(all.length),
    String(new Set(all.map(({ group }) => group)).size),
  ]);
  const sections = {
    DATA: table(
      ['kind', 'number', 'writers or sources'],
      [
        ...counts,
        ['lines about silence', String(silence.length), String(new Set(silence.map(({ writer }) => writer)).size)],
        ['lines about safety', String(safety.length), String(new Set(safety.map(({ writer }) => writer)).size)],
      ],
    ),
    PASSAGES: reportPassages(evenings),
    SILENCE: reportSilence(forSilence, evenings),
    SAFETY: reportDanger(safety, silence, evenings),
  };
  const template = readFileSync(new URL('report-template.md', import.meta.url), 'utf8');
  writeFileSync(
    new URL('../../docs/reading-report.md', import.meta.url),
    template.replace(/\{([A-Z]+)\}/g, (_, name: keyof typeof sections) => sections[name]),
  );
}
