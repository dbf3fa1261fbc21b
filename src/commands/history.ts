import { type Command, InvalidArgumentError } from 'commander';
import { questions } from '../domain/questions/questions.ts';
import { UsageError } from '../errors.ts';
import { writtenDayFromWords } from '../flags/days.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { orderedEntryFields, toVersionedJson } from '../formats/json/versioned-json.ts';
import { warnOfDamage } from '../io/warn-of-damage.ts';
import { damagedHistory } from '../journal/damaged-days.ts';
import { entryVersions } from '../journal/entry-versions.ts';
import { withJournal } from '../journal/open.ts';
import { inQuestionOrder } from '../journal/questions/answer-order.ts';
import { dayPhrase } from '../render/entry/day-phrase.ts';
import { renderVersions } from '../render/entry/history.ts';
import { today } from '../world.ts';

interface HistoryFlags {
  restore?: number;
  json?: boolean;
}

/** `nearfar history DAY`: lists every version of a day, also of a removed one, and restores one. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('<day...>')
    .option('--restore <version>', 'let the version with this number stand again', parseVersionNumber)
    .option('--json', 'print them as JSON')
    .action(async (words: string[], flags: HistoryFlags, self: Command) => {
      const world = worldFor(self);
      const day = await writtenDayFromWords(words, world);
      const access = flags.restore === undefined ? 'read' : 'write';
      await withJournal(world, access, async (journal) => {
        const versions = entryVersions(journal, day);
        await warnOfDamage(world, damagedHistory(journal, day, day));
        if (flags.restore !== undefined) {
          const version = versions[flags.restore - 1];
          if (!version)
            throw new UsageError(
              `There is no version ${flags.restore} ${dayPhrase(day, today(world))}.`,
              `See: nearfar history ${day}`,
            );
          const { late, ...entry } = version.entry;
          journal.replaceEntry({ ...entry, day, updated_at: world.now().toISOString() }, late, world.now(), 'restore');
          return world.stderr.write(`Version ${flags.restore} stands again ${dayPhrase(day, today(world))}.\n`);
        }
        const inOrder = inQuestionOrder(journal);
        const shown = versions.map((version) => ({ ...version, entry: inOrder(version.entry) }));
        if (flags.json)
          return world.stdout.write(
            toVersionedJson({
              day,
              versions: shown.map(({ entry, ...about }) => ({ ...about, entry: orderedEntryFields(entry) })),
            }),
          );
        if (versions.length === 0)
          return world.stderr.write(`Nothing was ever written ${dayPhrase(day, today(world))}.\n`);
        const clockAt = (instant: string) => world.wallClock(new Date(instant));
        await world.printPaged(renderVersions(shown, questions(journal.settings.partner()), world.display, clockAt));
      });
    });
}

function parseVersionNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('the number of a version.');
  return Number(text);
}
