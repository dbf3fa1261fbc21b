import type { State } from './evening.ts';

/** A rule that keeps passages back on certain evenings. */
export interface Rule {
  keepBack: readonly string[];
  when: {
    felt?: readonly [number, number];
    wish?: readonly string[];
    mine?: readonly string[];
    theirs?: readonly string[];
  };
  unless: { signals?: readonly string[]; mine?: readonly string[] };
  because: string;
}

/** How strong a signal has to be to lift a rule. A hint or a doubtful one does not. */
const CLEAR = 0.25;

/**
 * Reads the rules from `prompts/guards.yaml`.
 * @throws Error naming a passage or a signal that is not known
 */
export function readRules(content: unknown, passages: ReadonlySet<string>, signals: ReadonlySet<string>): Rule[] {
  return (content as (Omit<Rule, 'keepBack' | 'unless'> & { keep_back: string[]; unless?: Rule['unless'] })[]).map(
    ({ keep_back: keepBack, when, unless = {}, because }) => {
      for (const id of keepBack) if (!passages.has(id)) throw new Error(`A guard names an unknown passage, "${id}".`);
      for (const id of unless.signals ?? [])
        if (!signals.has(id)) throw new Error(`The guard of ${keepBack.join(', ')} names an unknown signal, "${id}".`);
      return { keepBack, when, unless, because };
    },
  );
}

/** The passages kept back on an evening, and why. */
export function keptBack(
  rules: readonly Rule[],
  state: State,
  strengths: ReadonlyMap<string, number>,
): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  for (const { keepBack, when, unless, because } of rules) {
    const applies =
      (!when.felt || (when.felt[0] <= state.felt && state.felt <= when.felt[1])) &&
      (['wish', 'mine', 'theirs'] as const).every((part) => when[part]?.includes(state[part]) ?? true);
    if (!applies || unless.mine?.includes(state.mine)) continue;
    if (unless.signals?.some((signal) => (strengths.get(signal) ?? 0) >= CLEAR)) continue;
    for (const passage of keepBack) if (!kept.has(passage)) kept.set(passage, because);
  }
  return kept;
}
