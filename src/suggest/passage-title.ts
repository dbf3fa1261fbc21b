import type { Journal } from '../journal/journal.ts';

/** The title of a passage; null if it is not known, for example after its source was unloaded. */
export async function passageTitle(journal: Journal, id: string): Promise<string | null> {
  const { passageById } = await import('../passages/library.ts');
  const title = passageById(id)?.title;
  if (title !== undefined) return title;
  const { passageText } = await import('./passage-texts.ts');
  return passageText(journal, id)?.title ?? null;
}

/** The titles of passages by their ids, without those that are not known. */
export async function passageTitles(journal: Journal, ids: Iterable<string>): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const id of new Set(ids)) {
    const title = await passageTitle(journal, id);
    if (title !== null) titles.set(id, title);
  }
  return titles;
}
