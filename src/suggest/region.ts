import type { Journal } from '../journal/journal.ts';
import type { World } from '../world.ts';

/** Name of the setting for the writer's region. */
export const REGION = 'region';

/** The region for support lines: the setting, else `NEARFAR_REGION`, else a guess from the locale. */
export async function regionFor(world: World, journal: Journal | null): Promise<string> {
  const { regionOfLocale } = await import('../safety/support.ts');
  return journal?.settings.get(REGION) ?? world.region?.toUpperCase() ?? regionOfLocale(world.locale);
}
