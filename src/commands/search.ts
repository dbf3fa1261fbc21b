import type { Command } from 'commander';
import { questions } from '../domain/questions.ts';
import { UsageError } from '../errors.ts';
import { addFilters, type FilterFlags, filterFrom } from '../flags/filter-flags.ts';
import type { Settle } from '../flags/world-for.ts';
import { entryFields, toJson } from '../formats/json.ts';
import { withJournal } from '../journal/open.ts';
import { renderFound } from '../render/search.ts';

interface SearchFlags extends FilterFlags {
  and?: boolean;
  or?: boolean;
  not?: string[];
  byDay?: boolean;
  json?: boolean;
}

/** More than these would scroll the best away. */
const SHOWN = 20;

/** `nearfar search WORDS`: the entries whose notes hold the words. */
export function addSearch(command: Command, settle: Settle): void {
  command
    .argument('<words...>', 'words, "a phrase", or begin*; - reads them from standard input')
    .option('--and', 'all of the words have to be there, which is the rule')
    .option('--or', 'one of the words is enough')
    .option('--not <words>', 'this must not be there; again for one more', (word: string, before: string[] = []) => [
      ...before,
      word,
    ])
    .option('--by-day', 'by day, in place of the best first')
    .option('--json', 'print them as JSON')
    .action(async (given: string[], flags: SearchFlags, self: Command) => {
      const world = settle(self);
      const words = given.join() === '-' ? world.input.readAll().split(/(\s|"[^"]*"\*?)/) : given;
      if (!words.some((word) => word.replace(/["*]/g, '').trim() !== ''))
        throw new UsageError('There is nothing to look for.', 'Say a word, such as: nearfar search garden');
      if (flags.and && flags.or) throw new UsageError('--and and --or exclude each other.', 'Leave one of them away.');
      const query = {
        words,
        any: flags.or === true,
        not: flags.not ?? [],
        order: flags.byDay ? 'newest' : 'best',
      } as const;
      const filter = { ...(await filterFrom(flags, world)), limit: flags.number ?? SHOWN };
      const { found, total } = withJournal(world.folder, 'read', (journal) => journal.search(query, filter));
      if (flags.byDay) found.reverse();
      if (flags.json)
        return world.output.write(
          toJson({ found: total, entries: found.map(({ entry, spans }) => ({ ...entryFields(entry), spans })) }),
        );
      if (total === 0) return world.talk.write('Nothing is found.\n');
      world.output.write(renderFound(found, questions(), world.look));
      if (total > found.length) world.talk.write(`${found.length} of ${total} found; -n ${total} shows them all.\n`);
    });
  addFilters(command);
}
