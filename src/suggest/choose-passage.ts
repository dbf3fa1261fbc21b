import { addDays, type Day } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import type { Journal } from '../journal/journal.ts';
import type { RankedPassage } from '../matching/rank-passages.ts';
import type { Passage } from '../passages/passage.ts';
import { joinWithAnd } from '../render/text.ts';
import { allowedPassages, isHoldPassage, isPassageAllowed } from '../safety/hold.ts';
import { supportContent } from '../safety/support.ts';
import type { World } from '../world.ts';
import { extraTexts, passageText, passageTexts } from './passage-texts.ts';
import type { SafetyOutcome } from './safety-check.ts';

/** So many readings back the past counts: a third of a year of evenings. */
const REMEMBERED = 120;
const WEEK = 7;
/** A passage shown so often in a week comes with the article's own hedge the next time. */
const OFTEN = 2;
/** So many words of a note say why a paragraph of another text came. */
const QUOTES = 3;

/** A passage that may be shown, with what has to stand under it. */
export interface Suggestion extends Pick<RankedPassage, 'passage' | 'why' | 'evidence' | 'answersScore'> {
  under: readonly string[];
}

/**
 * The passages that may be shown for an entry, the best first, those of other texts last, each worked out when it is
 * asked for. Loads what chooses them only now.
 */
export async function choosePassages(
  journal: Journal,
  entry: Entry,
  care: SafetyOutcome,
): Promise<Iterable<Suggestion>> {
  const { rankPassages } = await import('../matching/rank-passages.ts');
  const texts = passageTexts(journal);
  const past = journal.readings.shownBefore(entry.day, REMEMBERED);
  const extras = await matchExtras(entry.note ?? '', extraTexts(journal));
  const hedge = texts.find((passage) => passage.hedge !== null)?.hedge ?? null;
  const often = journal.readings.shownOften(addDays(entry.day, 1 - WEEK), OFTEN);
  // What led to a hold is never read back.
  const { note: _, ...answers } = entry;
  const evening = care.screens === null ? entry : answers;
  return inTurn<Omit<Suggestion, 'under'>>(rankPassages(evening, texts, past), extras)
    .filter(({ passage }) => isPassageAllowed(passage.id, care.allowed))
    .map((match) => {
      const { id } = match.passage;
      return { ...match, under: under(id, often.has(id) ? hedge : null, care.footer) };
    });
}

function* inTurn<T>(...lists: readonly Iterable<T>[]): Generator<T> {
  for (const list of lists) yield* list;
}

/** The article's hedge where the passage comes often, and a word of care under all that speak of space. */
function under(id: string, hedge: string | null, footer: boolean): string[] {
  if (isHoldPassage(id)) return footer ? [supportContent.texts.footer] : [];
  return [...(hedge === null ? [] : [hedge]), supportContent.texts.footer];
}

/** A passage that was chosen before, shown once more; null where it may not be shown now. */
export function earlierSuggestion(journal: Journal, { day, passage }: Entry): Suggestion | null {
  if (passage === undefined) return null;
  const text = passageText(journal, passage);
  const reading = journal.readings.shownOn(day).at(-1);
  if (!text || !reading || !isPassageAllowed(passage, allowedPassages(day, journal.settings.holdUntil()))) return null;
  return {
    passage: text,
    why: reading.reason,
    evidence: [],
    answersScore: 0,
    under: under(passage, null, false),
  };
}

/** The passages of other texts that share words with the note, the most telling first. */
async function matchExtras(note: string, extras: readonly Passage[]): Promise<Omit<Suggestion, 'under'>[]> {
  if (extras.length === 0) return [];
  const { scoreRelevance } = await import('../matching/relevance.ts');
  return scoreRelevance(note, extras)
    .map(({ score, matchedWords }, index) => ({
      passage: extras[index]!,
      score,
      why: whyOf(matchedWords),
      evidence: [],
      answersScore: 0,
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

function whyOf(found: readonly string[]): string {
  return found.length > 0
    ? `because you wrote ${joinWithAnd(found.slice(0, QUOTES).map((words) => `"${words}"`))}`
    : 'because it shares words with your note';
}

/** Remembers that the passage at a rank (1 is the best) was put before the writer. */
export function recordShown(
  world: World,
  journal: Journal,
  day: Day,
  rank: number,
  { passage, why }: Pick<RankedPassage, 'passage' | 'why'>,
): void {
  journal.readings.add({ day, passage: passage.id, rank, reason: why, shown_at: world.now().toISOString() });
}
