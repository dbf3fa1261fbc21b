import type { AnswerState } from './match-input.ts';

/** A rule that blocks passages for certain answers. */
export interface Guard {
  /** The ids of the passages that it blocks. */
  blocks: readonly string[];
  /** It applies if all answers named here are among those listed; `felt` is a range. */
  when: {
    felt?: readonly [number, number];
    wish?: readonly string[];
    mine?: readonly string[];
    theirs?: readonly string[];
  };
  /** It does not apply if the note contains one of these signals, or the writer made one of these moves. */
  unless: { signals?: readonly string[]; mine?: readonly string[] };
  /** The reason in words. */
  because: string;
}

/** The strength that a signal needs to keep a guard from applying; a hint or a doubtful signal does not reach it. */
const MIN_STRENGTH = 0.25;

/**
 * Reads the content of `prompts/guards.yaml`.
 * @param passages the ids of all passages
 * @param signals the ids of all signals
 * @throws Error naming an unknown passage or signal
 */
export function readGuards(content: unknown, passages: ReadonlySet<string>, signals: ReadonlySet<string>): Guard[] {
  return (content as (Omit<Guard, 'unless'> & { unless?: Guard['unless'] })[]).map(
    ({ blocks, when, unless = {}, because }) => {
      for (const id of blocks) if (!passages.has(id)) throw new Error(`A guard names an unknown passage, "${id}".`);
      for (const id of unless.signals ?? [])
        if (!signals.has(id)) throw new Error(`The guard of ${blocks.join(', ')} names an unknown signal, "${id}".`);
      return { blocks, when, unless, because };
    },
  );
}

/**
 * The passages blocked for these answers and signals: the reason by the id of the passage.
 * @param strengths the strengths of the signals in the note, by their ids
 */
export function blockedPassages(
  guards: readonly Guard[],
  answers: AnswerState,
  strengths: ReadonlyMap<string, number>,
): ReadonlyMap<string, string> {
  const blocked = new Map<string, string>();
  for (const { blocks, when, unless, because } of guards) {
    const applies =
      (!when.felt || (when.felt[0] <= answers.felt && answers.felt <= when.felt[1])) &&
      (['wish', 'mine', 'theirs'] as const).every((name) => when[name]?.includes(answers[name]) ?? true);
    if (!applies || unless.mine?.includes(answers.mine)) continue;
    if (unless.signals?.some((signal) => (strengths.get(signal) ?? 0) >= MIN_STRENGTH)) continue;
    for (const id of blocks) if (!blocked.has(id)) blocked.set(id, because);
  }
  return blocked;
}
