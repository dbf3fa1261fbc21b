import type { Answers } from '../../domain/entry.ts';

/** "felt 3, wanted 6"; "no number" for an entry that has a note alone. */
export function numbersPhrase({ felt, want }: Pick<Answers, 'felt' | 'want'>): string {
  const phrases = [
    felt === undefined ? 'no number' : `felt ${felt}`,
    ...(want === undefined ? [] : [`wanted ${want}`]),
  ];
  return phrases.join(', ');
}
