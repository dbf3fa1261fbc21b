import type { Journal } from '../journal/journal.ts';
import { nameSome } from '../language/name-some.ts';
import { escapeControls, joinWithAnd } from '../render/text.ts';
import type { World } from '../world.ts';

/** What a command shows beside entries, with the tables that it reads for that. */
const SHOWN = {
  settings: ['settings'],
  questions: ['questions'],
  'days set aside': ['rests'],
  'passages that were shown': ['readings'],
  'names and weights of texts': ['sources', 'source_weights'],
} as const;

export type Shown = keyof typeof SHOWN;

/** Most names that are given; the rest is counted. */
const NAMED = 5;

/** Says on standard error what of that which is about to be shown is not as it was written. */
export async function warnOfDamagedRows(world: World, journal: Journal, shown: Shown): Promise<void> {
  const names = await damagedNames(journal, SHOWN[shown]);
  if (names.length > 0)
    world.stderr.write(
      `Among the ${shown} something was changed on the disk and may be wrong: ${listed(names)}. See: nearfar doctor\n`,
    );
}

/** Says of which loaded texts passages are left out, because they are not as they were written. */
export async function warnOfDamagedTexts(world: World, journal: Journal): Promise<void> {
  await warnOfDamagedRows(world, journal, 'names and weights of texts');
  const names = await damagedNames(journal, ['paragraphs']);
  if (names.length > 0)
    world.stderr.write(
      `In ${listed(names)} something was changed on the disk; the passages with it are left out. To have them back: nearfar article load FILE --name NAME --replace\n`,
    );
}

async function damagedNames({ statements }: Journal, tables: readonly string[]): Promise<string[]> {
  const { damagedRows } = await import('../journal/tables/damage/damaged-rows.ts');
  return [...new Set(damagedRows(statements.database, tables).map(({ name }) => name))].sort();
}

function listed(names: readonly string[]): string {
  return escapeControls(joinWithAnd(nameSome(names, NAMED)));
}
