import type { Day } from '../domain/day.ts';
import type { World } from '../world.ts';

/** Says on standard error which of the days that were read are not as they were written. The words are loaded only then. */
export async function warnOfDamage(world: World, days: readonly Day[]): Promise<void> {
  if (days.length === 0) return;
  const { damageSentence } = await import('./damage-sentence.ts');
  world.stderr.write(`${damageSentence(world, days)}\n`);
}
