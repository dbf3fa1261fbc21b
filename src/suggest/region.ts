import type { Journal } from '../journal/journal.ts';
import type { World } from '../world.ts';

/** Name of the setting for the writer's region. */
export const REGION = 'region';

/** The region for support lines: `NEARFAR_REGION`, else the setting, else a guess from the locale. */
export async function regionFor(world: World, journal: Journal | null): Promise<string> {
  const { regionOfLocale } = await import('../safety/support.ts');
  return world.region?.toUpperCase() ?? journal?.settings.get(REGION) ?? regionOfLocale(world.locale);
}
