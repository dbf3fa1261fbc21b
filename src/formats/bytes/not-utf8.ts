import { UserError } from '../../errors.ts';

/** The error for bytes that are no text in UTF-8. Where they only end within a letter, the file was cut off. */
export function notUtf8(bytes: Uint8Array, source: string): UserError {
  if (endsWithinLetter(bytes))
    return new UserError(
      `${source} breaks off within a letter, so the file may have been cut off.`,
      'Copy it again. Nothing was changed.',
    );
  return new UserError(
    `${source} is not UTF-8 text.`,
    'Save it as UTF-8 and try again, or bring it in by nearfar import with its encoding, such as --encoding shift_jis. Nothing was changed.',
  );
}

function endsWithinLetter(bytes: Uint8Array): boolean {
  try {
    // In a stream more bytes may follow.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
