import type { Day } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import type { Journal } from '../journal/journal.ts';
import type { Match } from '../passages/match.ts';
import type { Passage } from '../passages/passage.ts';
import { listed } from '../render/text.ts';
import type { World } from '../world.ts';
import { extraTexts, passageTexts } from './passage-texts.ts';

/** So many of the passages shown last are kept from coming again too soon. */
const RECENT = 5;

/** The passages for an entry, the best first, those of other texts last. Loads what chooses them only now. */
export async function choose(journal: Journal, entry: Entry): Promise<Match[]> {
  const { match } = await import('../passages/match.ts');
  const recent = journal.readings(entry.day, RECENT).map(({ passage }) => passage);
  return [
    ...match(entry, await passageTexts(journal), recent),
    ...(await matchExtras(entry.note ?? '', extraTexts(journal))),
  ];
}

/** The passages of other texts that share words with the note, the most telling first. */
async function matchExtras(note: string, extras: readonly Passage[]): Promise<Match[]> {
  if (extras.length === 0) return [];
  const { relevance } = await import('../passages/relevance.ts');
  return relevance(note, extras)
    .map(({ score, found }, index) => ({ passage: extras[index]!, score, why: whyOf(found) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

function whyOf(found: readonly string[]): string {
  return found.length > 0
    ? `because you wrote ${listed(found.map((words) => `"${words}"`))}`
    : 'because it shares words with your note';
}

/** Remembers that the passage at a rank (1 is the best) was put before the writer. */
export function remember(world: World, journal: Journal, day: Day, rank: number, { passage, why }: Match): void {
  journal.show({ day, passage: passage.id, rank, reason: why, shown_at: world.now().toISOString() });
}
