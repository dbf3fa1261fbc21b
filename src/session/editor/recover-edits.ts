import type { Day } from '../../domain/day.ts';
import { answersOf, type Draft, feltOf, noteOnlyDraft, sameAnswers, withAnswers } from '../../domain/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import { dayPhrase } from '../../render/entry/day-phrase.ts';
import { escapeControls } from '../../render/text.ts';
import type { OrphanedEdit } from '../../terminal/editor/orphaned-edits.ts';
import { today, type World } from '../../world.ts';
import { tryToKeepDraft } from '../rescue/try-to-keep-draft.ts';

/**
 * Turns what editors saved when the program was killed into drafts, and removes each file once its draft is committed. A file for
 * which vim has a swap file stays: the swap file may hold more, and the writer is told how to recover it.
 * @returns the days that got a draft
 */
export async function recoverEdits(world: World, journal: Journal, edits: readonly OrphanedEdit[]): Promise<Day[]> {
  const recovered: Day[] = [];
  for (const { day, path, text, vimRecoverable, remove } of edits) {
    if (vimRecoverable !== null) {
      const which = dayPhrase(day, today(world));
      world.stderr.write(
        `An editor was cut off ${which}. This has what it did not save:\nvim -r ${escapeControls(vimRecoverable)}\n\n`,
      );
      continue;
    }
    if (text === null) {
      world.stderr.write(`${escapeControls(path)} cannot be read at the moment, so it stays for the next time.\n`);
      continue;
    }
    const draft = await draftFromEdit(world, journal, day, text);
    if (draft && !tryToKeepDraft(world, journal, day, draft, `What an editor saved ${dayPhrase(day, today(world))}`))
      continue;
    if (draft) recovered.push(day);
    remove();
  }
  return recovered;
}

/** A draft with the text an editor saved for a day; null if the draft or the entry of the day contains it already. */
async function draftFromEdit(world: World, journal: Journal, day: Day, text: string): Promise<Draft | null> {
  const draft = journal.drafts.get(day);
  const before = journal.entry(day);
  const known = [draft?.answers.note, before?.note].filter((note) => note !== undefined);
  if (text.trim() === '' || known.some((note) => note.includes(text))) return null;
  const { draftFromPage, isPage } = await import('./parse-page.ts');
  if (isPage(text, day)) {
    const { ownOnPage } = await import('./own-on-page.ts');
    const own = ownOnPage(journal, before ?? {}, draft?.answers ?? {});
    const { draft: ofPage, unreadSentence } = draftFromPage({ page: text, day, before, own });
    if (unreadSentence !== '') world.stderr.write(`${unreadSentence}\n`);
    const isSame = before && sameAnswers(withAnswers(before, ofPage.answers, ofPage.cleared ?? []), before);
    return isSame ? null : ofPage;
  }
  if (draft) return { ...draft, answers: { ...draft.answers, note: text } };
  if (!before) return { answers: { note: text }, asked: [] };
  // A page that was left open in a window goes on from the note that was saved meanwhile.
  if (before.note && text.includes(before.note)) return noteOnlyDraft({ ...answersOf(before), note: text });
  // Without a draft of the day, the editor held a sentence that was being added to the note.
  return { ...noteOnlyDraft({ ...feltOf(before), note: text }), adds: true };
}
