import { readClockTime } from '../../../formats/times/clock-time.ts';

/** The program's name at the beginning of a note such as `Daylio 20:39: good`: what stands before the time or the colon. */
export function programOf(note = ''): string {
  const [line] = note.split('\n', 1);
  return line!.replace(/\s\d{1,2}[:.]\d\d.*$|:.*$/, '');
}

/** The note without differences of spelling: times with 12 hours or 24, and the kind of blank before "pm". */
export function comparableNote(note = '', program: string): string {
  const time = new RegExp(
    `^(${escapeForRegExp(program)}) (\\d{1,2}[:.]\\d\\d(?:[:.]\\d\\d)?(?:\\s*[ap]\\.?\\s?m\\.?)?)(?![\\p{L}\\d])`,
    'gimu',
  );
  return note
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(time, (_, name: string, clock: string) => `${name} ${readClockTime(clock)}`)
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** The moments of a day in its note, each of which begins with the name of the program. */
export function momentsIn(note: string, program: string): string[] {
  return note.split(new RegExp(`\\n\\n(?=${escapeForRegExp(program)}(?:[ :\\n]|$))`));
}

const escapeForRegExp = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** The time at which a moment begins, as `readClockTime` writes it; '' for none. */
export function clockOf(moment: string, program: string): string {
  const [, clock = ''] = TIME.exec(moment.slice(program.length)) ?? [];
  return readClockTime(clock);
}

const TIME = /^ (\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?\s?m\.?)?)(?![\p{L}\d])/iu;
