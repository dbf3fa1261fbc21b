import { UsageError } from '../errors.ts';

/** The longest name, in characters. */
const MAX_NAME_LENGTH = 40;
/** Control characters, marks that change the direction of writing, line ends, and halves of a character. */
const UNSUITABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/**
 * A name as it is stored, without spaces around it and in the composed form of Unicode.
 * @throws UsageError if it cannot be used as one
 */
export function parsePartnerName(given: string): string {
  const name = given.normalize('NFC').trim();
  if (name === '') throw new UsageError('The name is empty.', 'Nothing was changed. Give one, such as: Ana');
  if (UNSUITABLE.test(name))
    throw new UsageError(
      'The name has characters in it that cannot be shown, or that turn the direction of writing.',
      'Nothing was changed. Type it with its letters alone.',
    );
  if ([...name].length > MAX_NAME_LENGTH)
    throw new UsageError(
      `The name is too long: it can have ${MAX_NAME_LENGTH} characters.`,
      'Nothing was changed. A short one reads better in the questions, too.',
    );
  return name;
}
