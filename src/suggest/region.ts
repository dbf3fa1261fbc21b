import type { Journal } from '../journal/journal.ts';
import type { World } from '../world.ts';

/** The setting that says where the writer is. */
export const REGION = 'region';

/** Where the writer is: as set, as `NEARFAR_REGION` says, or as the locale lets one guess. */
export async function regionFor(world: World, journal: Journal | null): Promise<string> {
  const { regionOfLocale } = await import('../safety/support.ts');
  return journal?.settings.get(REGION) ?? world.region?.toUpperCase() ?? regionOfLocale(world.locale);
}
