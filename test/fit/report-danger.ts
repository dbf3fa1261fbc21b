import safety from '../../prompts/safety.yaml';
import { likeliestKind } from '../../src/language/model/likeliest-kind.ts';
import type { CompiledRules } from '../../src/language/patterns/compiled-rules.ts';
import { ruleGroupsIn } from '../../src/language/patterns/rule-groups-in.ts';
import { createRulebook } from '../../src/language/patterns/rulebook.ts';
import { tokenize } from '../../src/language/tokens.ts';
import { countDifferent, findingFrom } from '../../src/safety/check-note.ts';
import { DANGER } from '../../src/safety/danger-score.ts';
import { RISKS } from '../../src/safety/risk.ts';
import { DANGER_OUTPUTS, featuresOfText, fitDanger } from './fit-danger.ts';
import { type FittedKinds, predictKinds } from './fit-kinds.ts';
import type { LabelledEvening } from './labelled-evenings.ts';
import { splitByGroup } from './predict.ts';
import { isOfPosts, realRisks, type SafetyLine } from './safety-lines.ts';
import type { SilenceLine } from './silence-lines.ts';
import { percent, table } from './table.ts';

const rulebook = createRulebook(safety as CompiledRules);

const FOLDS = 5;
/** Whose lines nobody who writes rules had read. */
const UNREAD = /^(x[7-9]|x1\d|y|z|k)/;

/** The table of holds and care, on lines, diaries and posts whose writer or source was kept aside. */
export function reportDanger(
  lines: readonly SafetyLine[],
  silence: readonly SilenceLine[],
  evenings: readonly LabelledEvening[],
): string {
  const risks = realRisks();
  const lineFolds = splitByGroup(lines, ({ writer }) => writer, FOLDS);
  const eveningFolds = splitByGroup(
    evenings.filter(({ kind }) => kind === 'diary' || kind === 'real post'),
    ({ group }) => group,
    FOLDS,
  );
  const checked = lineFolds.flatMap((fold, index) => {
    const writers = new Set(fold.map(({ writer }) => writer));
    const eveningFold = new Set(eveningFolds[index]);
    const model = fitDanger(
      lines.filter(({ writer }) => !writers.has(writer)),
      silence.filter(({ writer }) => !writers.has(writer)),
      evenings.filter((evening) => !eveningFold.has(evening)),
    );
    return [
      ...fold.map(({ text, kind, writer }) => ({
        name: `${sourceOf(writer)}: ${kind}`,
        ...check(text, model),
      })),
      ...[...eveningFold].map(({ id, kind, note = '' }) => ({
        name: kind === 'diary' ? 'diaries' : risks.has(id) ? 'real posts in danger' : 'other real posts',
        ...check(note, model),
      })),
    ];
  });
  return table(
    ['lines, evenings and posts', 'number', 'hold', 'hold or care'],
    [...Map.groupBy(checked, ({ name }) => name)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, all]) => [
        name,
        String(all.length),
        percent(all.filter(({ hold }) => hold).length / all.length, 1),
        percent(all.filter(({ hold, care }) => hold || care).length / all.length, 1),
      ]),
  );
}

function sourceOf(writer: string): string {
  if (isOfPosts(writer)) return 'invented posts';
  return UNREAD.test(writer) ? 'lines, unread' : 'lines, read';
}

function check(text: string, model: FittedKinds): { hold: boolean; care: boolean } {
  const { score, kind } = likeliestKind(predictKinds(model, featuresOfText(text), DANGER_OUTPUTS), DANGER, RISKS);
  const words = tokenize(text);
  const { strong, soft, care } = findingFrom(
    ruleGroupsIn(words, rulebook),
    { score, risk: kind },
    countDifferent(words),
  );
  return { hold: strong.length > 0 || soft.length >= 2, care };
}
