import { UserError } from '../../../errors.ts';
import { readLocalDate } from './local-dates.ts';

/** A date in digits anywhere in a text. */
const IN_DIGITS = /(?<!\d)(?:\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2\d{4})(?!\d)/;
/** What may separate a date from the text behind it. */
const BEHIND_DATE = /:\s|\s[-\u2013\u2014]\s|\n/;
/** How much of a text a sentence quotes. */
const MAX_QUOTED = 40;

/** No day is proposed for texts that seem to have their own. @throws UserError where one of them holds a date */
export function assertNoDates(texts: readonly string[]): void {
  const dated = texts.filter((text) => IN_DIGITS.test(text) || beginsWithDate(text));
  if (dated.length === 0) return;
  const first = dated[0]!.trim().replace(/\s+/g, ' ');
  const quoted = first.length > MAX_QUOTED ? `${first.slice(0, MAX_QUOTED)}...` : first;
  if (texts.length === 1)
    throw new UserError(
      `Its text holds a date ("${quoted}"), but nothing says of which day it is.`,
      'Say it with --on DAY. Nothing was brought in.',
    );
  throw new UserError(
    `${dated.length} of the ${texts.length} texts ${dated.length === 1 ? 'holds' : 'hold'} a date, such as "${quoted}", but not every one begins with its day as 2026-03-02.`,
    'Write its day before every text, such as "2026-03-02: ...", or say with --on DAY that all are of one day. Nothing was brought in.',
  );
}

function beginsWithDate(text: string): boolean {
  const [beginning] = text.trim().split(BEHIND_DATE, 1);
  return /\d/.test(beginning!) && readLocalDate(beginning!) !== null;
}
