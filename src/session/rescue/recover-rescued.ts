import type { Day } from '../../domain/day.ts';
import { type Answers, type Draft, type Entry, isAnswered, sameAnswers, withAnswers } from '../../domain/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import { escapeControls } from '../../render/text.ts';
import type { World } from '../../world.ts';
import { type Rescued, rescueFiles } from './rescue-file.ts';
import { tryToKeepDraft } from './try-to-keep-draft.ts';

/**
 * Turns what could not be saved in an earlier run into drafts, and removes each file once its draft is committed. A file
 * that cannot be read is left and named.
 * @returns the days that got a draft
 */
export function recoverRescued(world: World, journal: Journal): Day[] {
  const recovered: Day[] = [];
  for (const { path, rescued, isSealed, remove } of rescueFiles(world)) {
    if (!rescued) {
      const why = isSealed ? 'is damaged, or sealed with another passphrase' : 'cannot be read as a rescue file';
      world.stderr.write(`${escapeControls(path)} ${why}, so it was left as it is.\n`);
      continue;
    }
    const draft = draftFromRescued(journal, rescued);
    if (draft && !tryToKeepDraft(world, journal, rescued.day, draft, path)) continue;
    if (draft) recovered.push(rescued.day);
    remove();
  }
  return recovered;
}

/** The draft of the day with what was rescued; null if the entry of the day contains it already. */
function draftFromRescued(journal: Journal, { day, draft: rescued }: Rescued): Draft | null {
  const before = journal.entry(day);
  if (before && contains(before, rescued)) return null;
  const draft = journal.drafts.get(day);
  if (!draft) return before ? rescued : withoutAdds(rescued, before);
  if (draft.adds && rescued.adds) return { ...rescued, answers: merged(draft.answers, rescued.answers) };
  const [older, newer] = [withoutAdds(draft, before), withoutAdds(rescued, before)];
  return {
    answers: merged(older.answers, newer.answers),
    asked: [...new Set([...older.asked, ...newer.asked])].filter((field) => field !== 'note'),
    ...(newer.cleared && { cleared: newer.cleared }),
  };
}

/** Whether an entry holds every answer of a draft. */
function contains(entry: Entry, { answers, cleared = [], adds }: Draft): boolean {
  if (cleared.some((field) => isAnswered(entry, field))) return false;
  const { note, ...others } = answers;
  const hasNote = note === undefined || (entry.note ?? '').includes(note.trim());
  return hasNote && (adds || sameAnswers(withAnswers(entry, others, []), entry));
}

/** A draft that adds to the note of an entry, with the whole note that this gives. */
function withoutAdds({ adds, ...draft }: Draft, before: Entry | null): Draft {
  const { answers } = draft;
  const note = adds ? joinNotes(before?.note, answers.note) : answers.note;
  return { ...draft, answers: { ...answers, ...(note !== undefined && { note }) } };
}

function merged(older: Answers, newer: Answers): Answers {
  const note = joinNotes(older.note, newer.note);
  return withAnswers(older, { ...newer, ...(note !== undefined && { note }) }, []);
}

/** Two notes, one below the other; only one of them if it contains the other. */
export function joinNotes(first: string | undefined, second: string | undefined): string | undefined {
  if (!first || second?.includes(first)) return second;
  return !second || first.includes(second) ? first : `${first}\n${second}`;
}
