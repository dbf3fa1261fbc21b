import type { Day } from '../domain/day.ts';
import { parseEntry, type SavedEntry, sameAnswers } from '../domain/entry.ts';
import { tagsOfEntry } from '../domain/tags/count-tags.ts';
import { renameTag, renameTagInEntry } from '../domain/tags/rename-tag.ts';
import { hasTag, tagsOf } from '../domain/tags/tags.ts';
import { UserError } from '../errors.ts';
import { warnOfDamage } from '../io/warn-of-damage.ts';
import type { Journal } from '../journal/journal.ts';
import { withJournal } from '../journal/open.ts';
import type { EntryFilter } from '../journal/search/entry-filter.ts';
import { damagedAmong } from '../journal/tables/damage/damage.ts';
import { pluralize } from '../render/text.ts';
import type { World } from '../world.ts';
import { confirm } from './confirm.ts';

interface Renaming {
  /** The old and the new tag, each with or without its sign. */
  from: string;
  to: string;
  filter: EntryFilter;
  dryRun?: boolean | undefined;
  /** Whether to join a tag that is there already without asking. */
  yes?: boolean | undefined;
}

/** Renames a tag in what was written on the chosen days, in notes and in answers of the kind text, as one step that `undo` takes back; prints the days. */
export async function renameTagOnDays(world: World, { from, to, filter, dryRun, yes }: Renaming): Promise<void> {
  const say = (text: string) => world.stderr.write(`${text}\n`);
  await withJournal(world, dryRun ? 'read' : 'write', async (journal) => {
    const days = renamedEntries(journal, { from, to, filter }).map(({ day }) => day);
    if (days.length === 0) return say(`There is no tag ${from} to rename.`);
    await warnOfDamage(world, damagedAmong(journal, days));
    const joined = daysOfJoinedTags(journal, { from, to });
    const joins = `${to} is on ${pluralize(joined, 'day')} already`;
    if (dryRun) {
      world.stdout.write(days.map((day) => `${day}\n`).join(''));
      const warning = joined > 0 ? ` ${joins}: they would become one tag.` : '';
      return say(`${from} would become ${to} on ${pluralize(days.length, 'day')}.${warning} Nothing was changed.`);
    }
    const question = { ask: `${joins}. Make them one tag?`, yes: 'joins them' };
    if (joined > 0 && !(await confirm(world, question, yes))) return say('It is as it was.');
    const changed = saveRenamed(journal, { from, to, filter }, world.now());
    say(`${from} is now ${to} on ${pluralize(changed, 'day')}. nearfar undo takes it back.`);
  });
}

/** @returns the number of days that changed */
function saveRenamed(journal: Journal, renaming: Renaming, at: Date): number {
  return journal.atomically(() => {
    // Read once more: another window may have written while the question was open.
    const entries = renamedEntries(journal, renaming);
    for (const { late, ...entry } of entries)
      journal.replaceEntry({ ...assertEntry(entry), updated_at: at.toISOString() }, late, at);
    return entries.length;
  }, 'write');
}

/** The entries that change, as they will be, oldest first. */
function renamedEntries(journal: Journal, { from, to, filter }: Renaming): SavedEntry[] {
  return journal.entries(filter).flatMap((entry) => {
    const renamed = renameTagInEntry(entry, from, to);
    return sameAnswers(entry, renamed) ? [] : [renamed];
  });
}

/** How many days have one of the tags that the renaming would make, without it. */
function daysOfJoinedTags(journal: Journal, { from, to }: Pick<Renaming, 'from' | 'to'>): number {
  const days = journal.entries().map(tagsOfEntry);
  const made = new Set(days.flat().flatMap((tag) => (hasTag(tag, from) ? tagsOf(renameTag(tag, from, to)) : [])));
  return days.filter((tags) => tags.some((tag) => made.has(tag) && !hasTag(tag, from))).length;
}

/** @throws UserError that names the day, where its note became too long */
function assertEntry(entry: { day: Day }): ReturnType<typeof parseEntry> {
  try {
    return parseEntry(entry);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`${entry.day}: ${error.message}`, 'Nothing was changed.');
  }
}
