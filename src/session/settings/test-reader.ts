import type { Entry } from '../../domain/entry.ts';
import { UsageError, UserError } from '../../errors.ts';
import { withJournal } from '../../journal/open.ts';
import { sentence, wrap } from '../../render/text.ts';
import { nearestOwn } from '../../suggest/nearest-own.ts';
import { askOwnReader } from '../../suggest/own-reader.ts';
import { passageTexts, weightedOwnTexts } from '../../suggest/passage-texts.ts';
import { today, type World } from '../../world.ts';

/** What `nearfar settings reader test` gives the writer's own reader. */
const INVENTED_EVENING: Omit<Entry, 'day'> = {
  felt: 3,
  want: 6,
  their_move: 'away',
  my_move: 'chased',
  practices: [],
  note: 'He was quiet over dinner. I asked him three times what was wrong, and he went to bed early.',
};

/** Asks the writer's own reader about an invented evening, and says what came back and how long that took. */
export async function testReader(world: World): Promise<void> {
  const { command, articlePassages, ownTexts } = await withJournal(world, 'read', (journal) => ({
    command: journal.settings.ownReader(),
    articlePassages: passageTexts(journal),
    ownTexts: weightedOwnTexts(journal),
  }));
  if (command === null)
    throw new UsageError('No reader of your own is set.', 'Set one with: nearfar settings reader COMMAND');
  const evening = { ...INVENTED_EVENING, day: today(world) };
  const own = await nearestOwn(ownTexts, evening, articlePassages);
  const passages = [...articlePassages, ...(own?.passages ?? [])];
  const start = world.now().getTime();
  const duration = () => `${((world.now().getTime() - start) / 1000).toFixed(1)} seconds`;
  const { id, why } = await askOwnReader(passages, evening, command, world.runProgram).catch((error) => {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      error.message,
      `That took ${duration()}. On an evening, nearfar would choose the passage itself.`,
    );
  });
  const { title } = passages.find((passage) => passage.id === id)!;
  const lines = [`It chose ${id} ("${title}") in ${duration()}. On an evening you would read:`, sentence(why)];
  world.stdout.write(`${lines.flatMap((line) => wrap(line, world.display.width)).join('\n')}\n`);
}
