import type { Command } from 'commander';
import { formatRest, type Rest } from '../domain/rest.ts';
import { UsageError, UserError } from '../errors.ts';
import { type AnswerFlags, parseNoteFlag, readAnswers } from '../flags/answer-flags.ts';
import { stretchEndFromWords } from '../flags/days.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { warnOfDamagedRows } from '../io/warn-of-damaged-rows.ts';
import { withJournal } from '../journal/open.ts';
import { renderRests } from '../render/entry/rest.ts';
import { today, type World } from '../world.ts';

interface RestFlags extends Pick<AnswerFlags, 'note'> {
  list?: boolean;
  remove?: boolean;
  json?: boolean;
}

/** `nearfar rest FROM..TO`: sets days aside, so that nothing counts them. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .argument('[days...]', 'FROM..TO, or a day, week or month; the days set aside are listed if none is named')
    .option('--note <->', 'read a note from standard input', parseNoteFlag)
    .option('--list', 'list the days set aside')
    .option('--remove', 'take back the rest that these days belong to')
    .option('--json', 'print the list as JSON')
    .action(async (words: string[], flags: RestFlags, self: Command) => {
      const world = worldFor(self);
      if (flags.list || words.length === 0) {
        if (flags.remove)
          throw new UsageError('No day is named.', 'Name one, such as: nearfar rest --remove yesterday');
        return list(world, flags);
      }
      const span = await parseStretch(words.join(' '), world);
      if (flags.remove) return remove(world, span);
      const { note } = await readAnswers(flags, world.stdin);
      await add(world, { ...span, ...(note !== undefined && { note }) });
    });
}

async function list(world: World, { json }: RestFlags): Promise<void> {
  const rests = await withJournal(world, 'read', async (journal) => {
    await warnOfDamagedRows(world, journal, 'days set aside');
    return journal.rests();
  });
  if (json) world.stdout.write(toVersionedJson({ rests }));
  else if (rests.length === 0) world.stderr.write('No days are set aside.\n');
  else world.stdout.write(renderRests(rests, world.display));
}

async function add(world: World, rest: Rest): Promise<void> {
  const isAdded = await withJournal(world, 'write', (journal) => journal.addRest(rest, world.now()));
  if (!isAdded)
    throw new UserError(
      'Some of these days are set aside already.',
      'Nothing was changed. nearfar rest --list shows which.',
    );
  world.stderr.write(`Set aside: ${formatRest(rest)}.\n`);
}

async function remove(world: World, { from }: Rest): Promise<void> {
  const rest = await withJournal(world, 'write', (journal) => journal.removeRestOn(from, world.now()));
  if (!rest) throw new UserError(`${from} is not set aside.`, 'nearfar rest --list shows the days that are.');
  world.stderr.write(`Counted again: ${formatRest(rest)}.\n`);
}

/** @throws UsageError for days that cannot be parsed, and for an end before the beginning */
async function parseStretch(words: string, world: World): Promise<Rest> {
  const [first = '', last = first, ...more] = words.split('..');
  if (more.length > 0) throw new UsageError(`"${words}" is more than one stretch.`, 'Say FROM..TO.');
  const { parseDayRange } = await import('../domain/parse-day.ts');
  const { from } = await parseDayRange(first, today(world), world.dayStartsAt);
  const to = await stretchEndFromWords(last, from, world);
  if (to < from) throw new UsageError(`${from} lies after ${to}.`, 'Say the earlier day first, or the years too.');
  return { from, to };
}
