import type { Day } from '../../domain/day.ts';
import { type Entry, type SavedEntry, sameAnswers } from '../../domain/entry.ts';
import { Cancelled, UserError } from '../../errors.ts';
import { orderedEntryFields } from '../../formats/json/versioned-json.ts';
import { isDraftDamaged } from '../../journal/is-draft-damaged.ts';
import type { Journal } from '../../journal/journal.ts';
import { withJournal } from '../../journal/open.ts';
import { dayPhrase } from '../../render/entry/day-phrase.ts';
import type { Editor } from '../../terminal/editor/edit-text.ts';
import { canPrompt, today, type World } from '../../world.ts';
import { holdIfUnsafe } from '../passage/hold.ts';
import { askWhoseVersion, keepAsVersion } from '../questions/ask-whose-version.ts';
import { CHANGED_ON_DISK } from '../questions/show-written-day.ts';
import { requireEntry } from '../require-entry.ts';
import { journalError } from '../rescue/journal-error.ts';
import { keepOrRescue } from '../rescue/keep-or-rescue.ts';
import { removeRescueFile } from '../rescue/rescue-file.ts';
import type { Rescue } from '../rescue/rescue-words.ts';
import { withSentence } from '../rescue/with-sentence.ts';
import { withAlternateScreen } from '../with-alternate-screen.ts';
import { draftPage, entryPage, type OwnQuestionOnPage, pageOfBoth, withoutReason, withReason } from './entry-page.ts';
import { printOpenPages } from './left-pages.ts';
import { ownOnPage } from './own-on-page.ts';
import { draftFromPage, parsePage } from './parse-page.ts';
import { recoverDrafts } from './recover-drafts.ts';

type EditText = Editor['edit'];

/** How often the page is opened: an editor that is a script could return the same broken page again and again. */
const MAX_TRIES = 50;

/** Opens the entry of a day as a page in the writer's editor, and saves what comes back. */
export async function editInEditor(world: World, day: Day, editText: EditText): Promise<void> {
  await withJournal(world, 'write', async (journal) => {
    await takeInPages(world, journal);
    await editUntilSaved(world, journal, day, editText).finally(() => printOpenPages(world));
  });
}

/** Keeps as drafts what editors saved when the program was killed, and what could not be saved, and names their days. */
export async function takeInPages(world: World, journal: Journal): Promise<void> {
  for (const recovered of await recoverDrafts(world, journal)) world.stderr.write(`${draftHint(recovered)}\n`);
}

/** Opens the page until it can be parsed and saved. Whatever goes wrong, the text is kept before its file is removed. */
async function editUntilSaved(world: World, journal: Journal, day: Day, editText: EditText): Promise<void> {
  const before = requireEntry(world, journal, day);
  const draft = journal.drafts.get(day);
  const own = ownOnPage(journal, before, draft?.answers ?? {});
  const firstPage = draft ? draftPage(draft, before, own) : entryPage(before, own);
  if (draft) world.stderr.write('The page begins with the draft that is kept.\n');
  if (isDraftDamaged(journal, day)) world.stderr.write(`${CHANGED_ON_DISK}\n`);
  const keeper = pageKeeper(world, journal, before, own, draft && { sentence: draftHint(day), place: 'journal' });
  const keepCutOff = (text: string) => keeper.keep(text, 'What was written is kept as a draft.').sentence;
  let seen: SavedEntry | null = before;
  let page = firstPage;
  for (let tries = 1; ; tries++) {
    const { text, remove } = await editText(page, day, keepCutOff).catch((error) => {
      throw keeper.kept ? withKept(error, day, keeper.kept) : error;
    });
    // Looking at a draft without changing it does not save it.
    if (text.trim() === '' || (draft && text === firstPage)) {
      remove();
      world.stderr.write('It is as it was.\n');
      if (tries > 1) world.stderr.write(`${keeper.kept?.sentence ?? draftHint(day)}\n`);
      return;
    }
    let next: Next;
    try {
      const problem = problemOf(text, before, own);
      if (problem === null) next = await saveEdited(world, journal, { text, seen, before, own });
      else if (withoutReason(text) === withoutReason(page) || tries === MAX_TRIES) throw new UserError(problem);
      else next = { kind: 'open again', page: withReason(text, problem), seen };
      // Kept before the editor opens again, as that editor may fail or never end.
      if (next.kind === 'open again' && keeper.keep(text).place !== 'nowhere') remove();
    } catch (error) {
      const rescue = keeper.keep(text);
      if (rescue.place !== 'nowhere') remove();
      throw await withRescue(world, error, rescue);
    }
    if (next.kind === 'done') {
      remove();
      return sayWhatIsSaved(world, journal, next.entry, before);
    }
    ({ page, seen } = next);
  }
}

interface PageKeeper {
  /** What became of the text that was kept last; null if none was. */
  readonly kept: Rescue | null;
  /** Keeps a page as a draft. A rescue file that an earlier page of this day is in is removed. */
  keep(text: string, sentence?: string): Rescue;
}

function pageKeeper(
  world: World,
  journal: Journal,
  before: SavedEntry,
  own: readonly OwnQuestionOnPage[],
  draft: Rescue | null,
): PageKeeper {
  const { day } = before;
  let kept = draft;
  return {
    get kept() {
      return kept;
    },
    keep(text, sentence = draftHint(day)) {
      const earlier = kept?.path;
      const { draft, unreadSentence } = draftFromPage({ page: text, day, before, own });
      const rescue = keepOrRescue(world, journal, day, draft, sentence);
      const withUnread = (said: string) => ({ ...rescue, sentence: `${said} ${unreadSentence}`.trimEnd() });
      if (rescue.place === 'nowhere') return withUnread(rescue.sentence);
      if (earlier !== undefined) removeRescueFile(earlier);
      kept = withUnread(rescue.place === 'journal' ? draftHint(day) : rescue.sentence);
      return withUnread(rescue.sentence);
    },
  };
}

/** The error that ends the editing, with what became of the text, and why the journal did not take it where that is another reason. */
function withRescue(world: World, error: unknown, { sentence, reason }: Rescue): Promise<unknown> {
  const isOtherReason = reason !== undefined && reason !== journalError(world, error).message;
  return withSentence(world, error, isOtherReason ? `${reason}\n${sentence}` : sentence);
}

/** Checks a saved entry for signs that someone may not be safe, and says that it is saved; null for no change. */
async function sayWhatIsSaved(world: World, journal: Journal, saved: Entry | null, before: SavedEntry): Promise<void> {
  if (saved === null) return world.stderr.write('It is as it was.\n');
  const printSupport = await holdIfUnsafe(world, journal, saved, before);
  world.stderr.write(`Saved ${dayPhrase(saved.day, today(world))}.\n`);
  printSupport();
}

function draftHint(day: Day): string {
  return `What you wrote is kept as a draft; nearfar write ${day} goes on with it.`;
}

/** The error of an editor, with what became of the text. */
function withKept(error: unknown, day: Day, { sentence, place }: Rescue): unknown {
  if (error instanceof Cancelled) return error.withMessage(sentence);
  if (!(error instanceof UserError)) return error;
  const { message, hint = '' } = error;
  if (place === 'journal')
    return new UserError(message, `${hint} nearfar edit ${day} goes on with the draft.`.trimStart());
  return hint.includes(sentence) ? error : new UserError(message, `${hint} ${sentence}`.trimStart());
}

/** What is wrong with a page; null if it can be parsed. */
function problemOf(page: string, before: SavedEntry, own: readonly OwnQuestionOnPage[]): string | null {
  try {
    parsePage(page, before, own);
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** A page that came back from the editor, and the entry that the writer saw on it. */
interface Edited {
  text: string;
  seen: SavedEntry | null;
  before: SavedEntry;
  own: readonly OwnQuestionOnPage[];
}

type Next = { kind: 'done'; entry: Entry | null } | { kind: 'open again'; page: string; seen: SavedEntry | null };

/**
 * Saves a page, unless another window has changed the day since the page was opened: then the writer chooses.
 * @returns the saved entry (null if the page changes nothing), or a page with both versions to open next
 * @throws UserError if there is no terminal to choose on
 */
async function saveEdited(world: World, journal: Journal, { text, seen, before, own }: Edited): Promise<Next> {
  const { day } = before;
  const outcome = commitUnlessChanged(world, journal, { text, seen, before, own });
  if (outcome.kind === 'saved') return { kind: 'done', entry: outcome.entry };
  if (outcome.kind === 'unchanged') return { kind: 'done', entry: null };
  const { theirs } = outcome;
  if (!canPrompt(world))
    throw new UserError(`Another window changed the entry ${dayPhrase(day, today(world))} while this page was open.`);
  const whose = await withAlternateScreen(world, (prompter) =>
    askWhoseVersion({ world, journal, prompter }, theirs, 'opens both on one page'),
  );
  if (whose === 'mine') return saveEdited(world, journal, { text, seen: theirs, before, own });
  if (whose === 'both' && theirs) return { kind: 'open again', page: pageOfBoth(text, theirs, own), seen: theirs };
  keepAsVersion({ world, journal }, theirs, day, parsePage(text, before, own));
  return { kind: 'done', entry: null };
}

type Outcome =
  | { kind: 'saved'; entry: Entry }
  | { kind: 'unchanged' }
  | { kind: 'changed meanwhile'; theirs: SavedEntry | null };

function commitUnlessChanged(world: World, journal: Journal, { text, seen, before, own }: Edited): Outcome {
  const at = world.now();
  return journal.atomically(() => {
    const theirs = journal.entry(before.day);
    if (!sameAnswers(theirs, seen)) return { kind: 'changed meanwhile', theirs };
    const current = theirs ?? before;
    const entry = parsePage(text, current, own);
    if (theirs && JSON.stringify(orderedEntryFields(entry)) === JSON.stringify(orderedEntryFields(theirs)))
      return { kind: 'unchanged' };
    // This also removes the draft of the day: it was on the page, and is in the entry now.
    journal.saveEntry({ ...entry, updated_at: at.toISOString() }, current.late, at);
    return { kind: 'saved', entry };
  });
}
