import type { Day } from '../domain/day.ts';
import { type Draft, noteOnlyDraft } from '../domain/entry.ts';
import type { Journal } from '../journal/journal.ts';
import { dayPhrase } from '../render/day-phrase.ts';
import { escapeControls } from '../render/text.ts';
import { today, type World } from '../world.ts';

/**
 * Keeps as drafts what editors left behind when the program was killed, and takes their files away: no saved word is
 * lost, and none lies about. Gives back the days that got a draft by it.
 */
export async function recoverDrafts(world: World, journal: Journal): Promise<Day[]> {
  const kept: Day[] = [];
  for (const { day, text, vimRecoverable, remove } of await world.orphanedEdits()) {
    if (vimRecoverable !== null) {
      const which = dayPhrase(day, today(world));
      world.stderr.write(
        `An editor was cut off ${which}. This has what it did not save:\nvim -r ${escapeControls(vimRecoverable)}\n\n`,
      );
      continue;
    }
    const draft = await draftWith(journal, day, text);
    if (draft) {
      journal.drafts.save(day, draft, world.now());
      kept.push(day);
    }
    remove();
  }
  return kept;
}

/** The draft of a day with what was saved for it; null when the journal has all of that. */
async function draftWith(journal: Journal, day: Day, text: string): Promise<Draft | null> {
  const draft = journal.drafts.get(day);
  const before = journal.entry(day);
  const known = [draft?.answers.note, before?.note].filter((note) => note !== undefined);
  if (text.trim() === '' || known.some((note) => note.includes(text))) return null;
  if (before) {
    const { draftFromPage, isPage, entryPage } = await import('./entry-page.ts');
    if (isPage(text)) return text === entryPage(before) ? null : draftFromPage(text, before);
  }
  if (draft) return { ...draft, answers: { ...draft.answers, note: text } };
  // Without a draft the writer was adding to what is there.
  return before
    ? { ...noteOnlyDraft({ felt: before.felt, note: text }), adds: true }
    : { answers: { note: text }, asked: [] };
}
