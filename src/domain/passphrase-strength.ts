/** The fewest characters that a passphrase may have. */
export const MIN_PASSPHRASE_LENGTH = 8;

/** How well a passphrase resists guessing. */
export type PassphraseStrength = 'too short' | 'weak' | 'fair' | 'strong';

/**
 * A rough measure by length and variety. Characters that repeat or continue the one before them ("aaa", "1234") do not count.
 * It cannot know whether words belong together.
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const characters = [...passphrase];
  if (characters.length < MIN_PASSPHRASE_LENGTH) return 'too short';
  const counted = characters.filter((character, index) => {
    const step = index === 0 ? Number.NaN : character.codePointAt(0)! - characters[index - 1]!.codePointAt(0)!;
    return !(Math.abs(step) <= 1);
  }).length;
  const kinds = [/\p{Ll}|\p{Lo}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) =>
    kind.test(passphrase),
  ).length;
  if (counted >= 20 || (counted >= 14 && kinds >= 3)) return 'strong';
  return counted >= 14 || (counted >= 10 && kinds >= 3) ? 'fair' : 'weak';
}
