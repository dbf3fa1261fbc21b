import type { Command } from 'commander';
import type { Day } from '../domain/day.ts';
import type { Entry, SavedEntry } from '../domain/entry.ts';
import { Cancelled, UserError } from '../errors.ts';
import { dayFromWords } from '../flags/days.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { orderedEntryFields } from '../formats/json/versioned-json.ts';
import type { Journal } from '../journal/journal.ts';
import { withJournal } from '../journal/open.ts';
import { dayPhrase } from '../render/day-phrase.ts';
import { draftFromPage, draftPage, entryPage, parsePage, withoutReason, withReason } from '../session/entry-page.ts';
import { recoverDrafts } from '../session/recover-drafts.ts';
import { requireEntry } from '../session/require-entry.ts';
import { applySafetyCheckInPassing } from '../suggest/safety-check.ts';
import { today, type World } from '../world.ts';
import { assertCanPrompt } from './write.ts';

type Edit = NonNullable<World['editText']>;

const MOST_TRIES = 50;

/** `nearfar edit [day]`: an entry as a page in the writer's editor, or by its questions where none is named. */
export function addEdit(command: Command, settle: WorldFor): void {
  command
    .argument('[day...]', 'the newest written day if none is named')
    .action(async (words: string[], _, self: Command) => {
      const world = settle(self);
      const day = await dayToEdit(world, words);
      const { editText } = world;
      if (editText)
        return withJournal(world.folder, 'write', async (journal) => {
          for (const kept of await recoverDrafts(world, journal)) world.stderr.write(`${keptAs(kept)}\n`);
          await editPage(world, journal, day, editText);
        });
      assertCanPrompt(world);
      const { changeByQuestions } = await import('../session/session.ts');
      await changeByQuestions(world, day);
    });
}

async function dayToEdit(world: World, words: string[]): Promise<Day> {
  const named = words.length > 0 ? await dayFromWords(words, world) : null;
  return withJournal(world.folder, 'read', (journal) => {
    const day = named ?? journal.entries({ limit: 1 })[0]?.day ?? today(world);
    return requireEntry(world, journal, day).day;
  });
}

/** Opens the page until it can be read; whatever goes wrong, the text is kept. */
async function editPage(world: World, journal: Journal, day: Day, edit: Edit): Promise<void> {
  const before = requireEntry(world, journal, day);
  const draft = journal.drafts.get(day);
  const keep = (text: string) => journal.drafts.save(day, draftFromPage(text, before), world.now());
  let page = draft ? draftPage(draft, before) : entryPage(before);
  const begins = page;
  if (draft) world.stderr.write('The page begins with the draft that is kept.\n');
  for (let tries = 1; ; tries++) {
    const text = await edit(page, day, keep).catch((error) => {
      if (!journal.drafts.get(day)) throw error;
      if (error instanceof Cancelled) throw error.withMessage(keptAs(day));
      if (!(error instanceof UserError)) throw error;
      throw new UserError(error.message, `${error.hint} nearfar edit ${day} goes on with the draft.`);
    });
    // Nobody meant to save a draft by looking at it.
    if (text.trim() === '' || (draft && text === begins)) {
      world.stderr.write('It is as it was.\n');
      if (tries > 1) world.stderr.write(`${keptAs(day)}\n`);
      return;
    }
    try {
      const entry = parsePage(text, before);
      return await finish(world, journal, before, entry);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // An editor that is a script would go on for ever.
      if (withoutReason(text) === withoutReason(page) || tries === MOST_TRIES) {
        keep(text);
        throw new UserError(error.message, keptAs(day));
      }
      // The next editor may fail, or never end.
      keep(text);
      page = withReason(text, error.message);
    }
  }
}

function keptAs(day: Day): string {
  return `What you wrote is kept as a draft; nearfar write ${day} goes on with it.`;
}

async function finish(world: World, journal: Journal, before: SavedEntry, entry: Entry): Promise<void> {
  if (JSON.stringify(orderedEntryFields(entry)) === JSON.stringify(orderedEntryFields(before))) {
    world.stderr.write('It is as it was.\n');
    return;
  }
  const at = world.now();
  // A draft was on the page, and is in the entry now.
  journal.saveEntry({ ...entry, updated_at: at.toISOString() }, before.late, at);
  world.stderr.write(`Saved ${dayPhrase(entry.day, today(world))}.\n`);
  await applySafetyCheckInPassing(world, journal, entry);
}
