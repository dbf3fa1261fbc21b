import { formatDay } from '../domain/day.ts';
import {
  type Draft,
  type Entry,
  MY_MOVES,
  noteOnlyDraft,
  PRACTICES,
  parseEntry,
  type SavedEntry,
  THEIR_MOVES,
} from '../domain/entry.ts';
import { UserError } from '../errors.ts';

const FENCE = '---';

const FIELDS = {
  felt: '1 to 7',
  want: '1 to 7',
  their_move: THEIR_MOVES.join(', '),
  my_move: MY_MOVES.join(', '),
  practices: `any of ${PRACTICES.join(', ')}, or none`,
} as const;

/** An entry as a page for an editor: the answers between two fences, the note below. */
export function entryPage(entry: Entry): string {
  const answers = Object.entries(FIELDS).map(([field, values]) => {
    const value = entry[field as keyof typeof FIELDS];
    const text = Array.isArray(value) ? value.join(', ') || 'none' : String(value ?? '');
    return `${`${field}:`.padEnd(11)} ${text.padEnd(10)}  # ${values}`;
  });
  const head = `# ${formatDay(entry.day, 'EEEE d MMMM yyyy')}. What stays empty is not answered; an empty page changes nothing.`;
  return [FENCE, head, ...answers, FENCE, '', entry.note ?? ''].join('\n').trimEnd();
}

/** The page that goes on with a draft; one that could not be read was kept whole, in place of its note. */
export function draftPage({ answers, adds }: Draft, before: SavedEntry): string {
  const { note = '' } = answers;
  if (isPage(note)) return note;
  if (adds) return entryPage({ ...before, note: [before.note, note].filter(Boolean).join('\n') });
  return entryPage({ ...before, ...answers });
}

/** The same page with the reason why it could not be read above it, in place of an earlier reason. */
export function withReason(page: string, reason: string): string {
  return `#! ${reason.replaceAll('\n', ' ')}\n${withoutReason(page)}`;
}

export function withoutReason(page: string): string {
  return page.replace(/^(#!.*\n)+/, '');
}

/**
 * The entry as the page has it; what an editor does not show stays as it was.
 * @throws UserError quoting what cannot be read
 */
export function parsePage(page: string, before: SavedEntry): Entry {
  const lines = inUnixLines(page.replace(/^\uFEFF/, '')).split('\n');
  const opening = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#!'));
  const closing = lines.findIndex((line, index) => index > opening && line.trim() === FENCE);
  if (lines[opening]?.trim() !== FENCE || closing < 0)
    throw new UserError(`The answers have to stand between two lines of "${FENCE}".`);
  const { felt, want, their_move, my_move, practices, note, late: _, ...kept } = before;
  const answers: Record<string, unknown> = {};
  for (const line of lines.slice(opening + 1, closing)) {
    const text = line.replace(/(^|\s)#.*$/, '').trim();
    if (text === '') continue;
    const [, field, value] = /^(\w+)\s*:\s*(.*)$/.exec(text) ?? [];
    if (field === undefined || !(field in FIELDS))
      throw new UserError(`"${text}" has to begin with one of ${Object.keys(FIELDS).join(', ')}.`);
    if (field in answers) throw new UserError(`"${field}" is there twice.`);
    if (value !== '') answers[field] = answerOf(field, value!);
  }
  const text = lines.slice(closing + (lines[closing + 1]?.trim() === '' ? 2 : 1)).join('\n');
  // Editors and this program trim the end; a note that differs in that alone is the same.
  const written = note !== undefined && text === note.trimEnd() ? note : text;
  return parseEntry({ ...kept, ...answers, note: written });
}

/** Some editors end every line in their own way; a note may have line ends of both kinds, and keeps them. */
function inUnixLines(page: string): string {
  return /(?:^|[^\r])\n/.test(page) ? page : page.replaceAll('\r\n', '\n');
}

/** What a page says, as a draft of its day. One that cannot be read is kept whole, as a note. */
export function draftFromPage(page: string, before: SavedEntry): Draft {
  let entry: Entry;
  try {
    entry = parsePage(page, before);
  } catch {
    entry = { ...before, note: page };
  }
  const { felt, want, their_move, my_move, practices, note } = entry;
  const answers = Object.fromEntries(
    Object.entries({ felt, want, their_move, my_move, practices, note }).filter(([, value]) => value !== undefined),
  );
  return noteOnlyDraft(answers);
}

/** Whether a text began as a page of `pageOf`. */
export function isPage(text: string): boolean {
  return withoutReason(text).startsWith(`${FENCE}\n#`);
}

function answerOf(field: string, value: string): unknown {
  if (field === 'practices') return value === 'none' ? [] : value.split(/[\s,]+/).filter(Boolean);
  return field === 'felt' || field === 'want' ? (/^\d+$/.test(value) ? Number(value) : value) : value;
}
