import { readFileSync } from 'node:fs';
import safety from '../../prompts/safety.yaml';
import type { CompiledRules } from '../../src/language/patterns/compiled-rules.ts';
import { ruleGroupsIn } from '../../src/language/patterns/rule-groups-in.ts';
import { createRulebook, type RuleGroup } from '../../src/language/patterns/rulebook.ts';
import { tokenize } from '../../src/language/tokens.ts';
import { checkNote, type Finding } from '../../src/safety/check-note.ts';

const rulebook = createRulebook(safety as CompiledRules);

/** The rule groups that apply to a note, before the words of the whole note are asked. */
export function ruleGroupsOf(text: string): RuleGroup[] {
  return ruleGroupsIn(tokenize(text), rulebook);
}

/** A note with its label. */
export interface LabelledNote {
  text: string;
  /** A risk, or `none`. */
  risk: string;
  /** A remark; it begins with `explicit` or `oblique` if there is a risk. */
  note: string;
}

export function labelledNotesIn(file: string): LabelledNote[] {
  return textOf(file)
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledNote);
}

/** Notes without any risk, from a file of texts or of entries. */
export function ordinaryNotesIn(file: string): LabelledNote[] {
  return textOf(file)
    .split('\n')
    .map((line) => JSON.parse(line) as { text?: string; note?: string })
    .map(({ text, note = '' }) => ({ text: text ?? note, risk: 'none', note: '' }));
}

export function textOf(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8').trim();
}

/** Whether a finding is a reason for a hold with no notes before it. */
export function holds({ strong, soft }: Finding): boolean {
  return strong.length > 0 || soft.length >= 2;
}

export interface Score {
  /** The share of risky notes that begin a hold, by risk, by kind (explicit, oblique) and for `all`. */
  recall: Record<string, number>;
  /** The share of harmless notes that begin a hold. */
  falseAlarms: number;
  /** The share of those risky notes with the right risk. */
  rightRisk: number;
  /** The message for a failing test: the recall of each risk, then every note with a wrong result. */
  report: string;
}

export function score(notes: LabelledNote[]): Score {
  const checked = notes.map((labelled) => ({ labelled, finding: checkNote(labelled.text) }));
  const risky = checked.filter(({ labelled }) => labelled.risk !== 'none');
  const harmless = checked.filter(({ labelled }) => labelled.risk === 'none');
  const hits = risky.filter(({ finding }) => holds(finding));
  const groups = Object.groupBy([...risky, ...risky, ...risky], ({ labelled }, at) => {
    if (at < risky.length) return 'all';
    return at < 2 * risky.length ? labelled.risk : (labelled.note.split(/\W/)[0] ?? '');
  });
  const recall = Object.fromEntries(
    Object.entries(groups).map(([name, group = []]) => [name, share(group, ({ finding }) => holds(finding))]),
  );
  const wrong = checked.filter(({ labelled, finding }) => holds(finding) !== (labelled.risk !== 'none'));
  return {
    recall,
    falseAlarms: share(harmless, ({ finding }) => holds(finding)),
    rightRisk: share(hits, ({ labelled, finding }) => risksOf(finding).includes(labelled.risk)),
    report: [
      ...Object.entries(recall).map(([name, found]) => `${name} ${found.toFixed(2)}`),
      ...wrong.map(
        ({ labelled }) => `  ${labelled.risk === 'none' ? 'false alarm' : `missed ${labelled.risk}`}: ${labelled.text}`,
      ),
    ].join('\n'),
  };
}

function risksOf({ strong, soft }: Finding): string[] {
  return strong.length > 0 ? strong : soft.map((sign) => sign.risk);
}

function share<Item>(items: Item[], test: (item: Item) => boolean): number {
  return items.filter(test).length / items.length;
}
