import type { Day } from '../../domain/day.ts';
import type { Entry, SavedEntry } from '../../domain/entry.ts';
import { Cancelled, UserError } from '../../errors.ts';
import { orderedEntryFields } from '../../formats/json/versioned-json.ts';
import type { Journal } from '../../journal/journal.ts';
import { withJournal } from '../../journal/open.ts';
import { dayPhrase } from '../../render/day-phrase.ts';
import { today, type World } from '../../world.ts';
import { holdIfUnsafe } from '../passage/hold.ts';
import { requireEntry } from '../require-entry.ts';
import { draftFromPage, draftPage, entryPage, parsePage, withoutReason, withReason } from './entry-page.ts';
import { recoverDrafts } from './recover-drafts.ts';

type EditText = NonNullable<World['editText']>;

/** How often the page is opened: an editor that is a script could return the same broken page again and again. */
const MAX_TRIES = 50;

/** Opens the entry of a day as a page in the writer's editor, and saves what comes back. */
export async function editInEditor(world: World, day: Day, editText: EditText): Promise<void> {
  await withJournal(world, 'write', async (journal) => {
    for (const recovered of await recoverDrafts(world, journal)) world.stderr.write(`${draftHint(recovered)}\n`);
    await editUntilParsed(world, journal, day, editText);
  });
}

/** Opens the page until it can be parsed. Whatever goes wrong, the text is kept as a draft. */
async function editUntilParsed(world: World, journal: Journal, day: Day, editText: EditText): Promise<void> {
  const before = requireEntry(world, journal, day);
  const draft = journal.drafts.get(day);
  const keep = (text: string) => journal.drafts.save(day, draftFromPage(text, before), world.now());
  const firstPage = draft ? draftPage(draft, before) : entryPage(before);
  if (draft) world.stderr.write('The page begins with the draft that is kept.\n');
  let page = firstPage;
  for (let tries = 1; ; tries++) {
    const text = await editText(page, day, keep).catch((error) => {
      throw journal.drafts.get(day) ? withDraftHint(error, day) : error;
    });
    // Looking at a draft without changing it does not save it.
    if (text.trim() === '' || (draft && text === firstPage)) {
      world.stderr.write('It is as it was.\n');
      if (tries > 1) world.stderr.write(`${draftHint(day)}\n`);
      return;
    }
    try {
      return await saveEdited(world, journal, before, parsePage(text, before));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // Kept before the editor opens again, as that editor may fail or never end.
      keep(text);
      if (withoutReason(text) === withoutReason(page) || tries === MAX_TRIES)
        throw new UserError(error.message, draftHint(day));
      page = withReason(text, error.message);
    }
  }
}

function draftHint(day: Day): string {
  return `What you wrote is kept as a draft; nearfar write ${day} goes on with it.`;
}

function withDraftHint(error: unknown, day: Day): unknown {
  if (error instanceof Cancelled) return error.withMessage(draftHint(day));
  if (!(error instanceof UserError)) return error;
  return new UserError(error.message, `${error.hint} nearfar edit ${day} goes on with the draft.`);
}

async function saveEdited(world: World, journal: Journal, before: SavedEntry, entry: Entry): Promise<void> {
  if (JSON.stringify(orderedEntryFields(entry)) === JSON.stringify(orderedEntryFields(before))) {
    world.stderr.write('It is as it was.\n');
    return;
  }
  const at = world.now();
  // This also removes the draft of the day: it was on the page, and is in the entry now.
  journal.saveEntry({ ...entry, updated_at: at.toISOString() }, before.late, at);
  world.stderr.write(`Saved ${dayPhrase(entry.day, today(world))}.\n`);
  await holdIfUnsafe(world, journal, entry);
}
