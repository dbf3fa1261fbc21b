import type { Input } from './input.ts';

/** Standard input, with what was read of it. */
export interface KeptInput extends Input {
  /** Null before the first reading. */
  read: string | null;
}

/** Keeps what is read, as it cannot be read again. */
export function keepInput(input: Input): KeptInput {
  const kept: KeptInput = {
    isTerminal: input.isTerminal,
    read: null,
    readAll: async () => {
      kept.read = await input.readAll();
      return kept.read;
    },
    lines: () => input.lines(),
  };
  return kept;
}
