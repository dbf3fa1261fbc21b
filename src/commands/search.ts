import type { Command } from 'commander';
import { questions } from '../domain/questions/questions.ts';
import { UsageError } from '../errors.ts';
import { addFilterFlags, type FilterFlags, readFilter } from '../flags/filter-flags.ts';
import { collect } from '../flags/parse-values.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { orderedEntryFields, toVersionedJson } from '../formats/json/versioned-json.ts';
import { warnOfDamage } from '../io/warn-of-damage.ts';
import { withJournal } from '../journal/open.ts';
import { type SearchHit, type SearchQuery, searchNotes } from '../journal/search/search-notes.ts';
import { damagedAmong } from '../journal/tables/damage/damage.ts';
import { renderSearchResults } from '../render/search-results.ts';
import type { World } from '../world.ts';

interface SearchFlags extends FilterFlags {
  and?: boolean;
  or?: boolean;
  not?: string[];
  byDay?: boolean;
  json?: boolean;
}

/** How many entries are shown unless `-n` is given: more would scroll the best away. */
const DEFAULT_LIMIT = 20;

/** Characters of what is looked for. The query has a part for each word, and SQLite takes at most 500 of them. */
const MAX_LENGTH = 500;

/** `nearfar search WORDS`: the entries whose notes, or answers to own questions, contain the words. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('<words...>', 'words, "a phrase", or begin*; - reads them from standard input')
    .option('--and', 'all of the words have to be there, which is the rule')
    .option('--or', 'one of the words is enough')
    .option('--not <words>', 'this must not be there; again for one more', collect)
    .option('--by-day', 'by day, in place of the best first')
    .option('--json', 'print them as JSON')
    .action(async (args: string[], flags: SearchFlags, self: Command) => {
      const world = worldFor(self);
      const words = args.join() === '-' ? await wordsFrom(world) : args;
      const query = readQuery(words, flags);
      const filter = { ...(await readFilter(flags, world)), limit: flags.number ?? DEFAULT_LIMIT };
      const { found, total, partner, damaged } = await withJournal(world, 'read', (journal) => {
        const result = searchNotes(journal, query, filter);
        const damaged = damagedAmong(
          journal,
          result.found.map(({ entry }) => entry.day),
        );
        return { ...result, partner: journal.settings.partner(), damaged };
      });
      await warnOfDamage(world, damaged);
      if (flags.byDay) found.reverse();
      if (flags.json) return world.stdout.write(searchAsJson(found, total));
      if (total === 0) return world.stderr.write('Nothing is found.\n');
      await world.printPaged(renderSearchResults(found, questions(partner), world.display));
      if (total > found.length) world.stderr.write(`${found.length} of ${total} found; -n ${total} shows them all.\n`);
    });
  addFilterFlags(command);
}

async function wordsFrom({ stdin }: World): Promise<string[]> {
  return (await stdin.readAll()).split(/(\s|"[^"]*"\*?)/);
}

/** @throws UsageError for nothing or too much to look for, and for flags that exclude each other */
function readQuery(words: readonly string[], { and, or, not = [], byDay }: SearchFlags): SearchQuery {
  if (words.join('').length > MAX_LENGTH)
    throw new UsageError(`These are more than ${MAX_LENGTH} characters to look for.`, 'Look for fewer words.');
  if (!words.some((word) => word.replace(/["*]/g, '').trim() !== ''))
    throw new UsageError('There is nothing to look for.', 'Say a word, such as: nearfar search garden');
  if (and && or) throw new UsageError('--and and --or exclude each other.', 'Leave one of them out.');
  return { words, any: or === true, not, order: byDay ? 'newest' : 'best' };
}

function searchAsJson(found: readonly SearchHit[], total: number): string {
  return toVersionedJson({
    found: total,
    entries: found.map(({ entry, spans, answers }) => ({
      ...orderedEntryFields(entry),
      spans,
      ...(answers.length > 0 && {
        answer_spans: Object.fromEntries(answers.map((one) => [one.name, one.spans])),
      }),
    })),
  });
}
