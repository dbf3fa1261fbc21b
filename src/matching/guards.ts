import type { AnswerState } from './match-input.ts';

/** A rule that keeps passages back on certain evenings. */
export interface Guard {
  blocks: readonly string[];
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
export function readGuards(content: unknown, passages: ReadonlySet<string>, signals: ReadonlySet<string>): Guard[] {
  return (content as (Omit<Guard, 'blocks' | 'unless'> & { keep_back: string[]; unless?: Guard['unless'] })[]).map(
    ({ keep_back: blocks, when, unless = {}, because }) => {
      for (const id of blocks) if (!passages.has(id)) throw new Error(`A guard names an unknown passage, "${id}".`);
      for (const id of unless.signals ?? [])
        if (!signals.has(id)) throw new Error(`The guard of ${blocks.join(', ')} names an unknown signal, "${id}".`);
      return { blocks, when, unless, because };
    },
  );
}

/** The passages kept back on an evening, and why. */
export function blockedPassages(
  rules: readonly Guard[],
  state: AnswerState,
  strengths: ReadonlyMap<string, number>,
): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  for (const { blocks, when, unless, because } of rules) {
    const applies =
      (!when.felt || (when.felt[0] <= state.felt && state.felt <= when.felt[1])) &&
      (['wish', 'mine', 'theirs'] as const).every((part) => when[part]?.includes(state[part]) ?? true);
    if (!applies || unless.mine?.includes(state.mine)) continue;
    if (unless.signals?.some((signal) => (strengths.get(signal) ?? 0) >= CLEAR)) continue;
    for (const passage of blocks) if (!kept.has(passage)) kept.set(passage, because);
  }
  return kept;
}
