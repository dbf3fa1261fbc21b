import type { Entry } from '../domain/entry.ts';
import type { Journal } from '../journal/journal.ts';
import { speakReason } from '../matching/answer-phrases.ts';
import type { RankedPassage } from '../matching/rank-passages.ts';
import type { PassageView } from '../passages/passage-view.ts';
import { type AllowedPassages, allowedPassages, isPassageAllowed } from '../safety/hold.ts';
import { nearestOwn } from './nearest-own.ts';
import { needsHedge, noticesFor } from './notices.ts';
import type { RunProgram } from './own-reader.ts';
import { passageText, passageTexts, weightedOwnTexts } from './passage-texts.ts';
import { viewOfReading } from './view-of-reading.ts';

/** How many earlier readings count towards variety: about a third of a year of evenings. */
const READINGS_CONSIDERED = 120;

/** A passage that may be shown, in the form for the evening, with its reason and the notices that stand below it. */
export interface Suggestion extends Pick<RankedPassage, 'why' | 'evidence'>, PassageView {
  notices: readonly string[];
  /** Whether the hedge is among the notices. */
  isHedged: boolean;
  /** Whether the writer's own reader chose it, and gave the reason. */
  byOwnReader?: boolean;
}

export interface SuggestionRules {
  allowed: AllowedPassages;
  /** Whether the note may be read for the choice. What led to a hold or to care never is. */
  readsNote: boolean;
  /** Whether it may be quoted in the reason, and given to the writer's own reader. */
  quotesNote: boolean;
  /** Whether a line about where there is help stands below the passage. */
  care: boolean;
  /** Whether a passage is shown even if none fits well: the writer has asked for it. */
  asked: boolean;
}

/**
 * The passages that may be shown for an entry, best first. Those of the writer's own texts compete only where everything may be
 * shown and the note may be read and quoted: nobody knows what they ask for. Each is computed when the iterator reaches it,
 * unless the writer's own reader is asked, under the same condition: that gets them all and puts one first.
 * @param run runs the writer's own reader
 */
export async function choosePassages(
  journal: Journal,
  entry: Entry,
  { allowed, readsNote, quotesNote, care, asked }: SuggestionRules,
  run: RunProgram,
): Promise<Iterable<Suggestion>> {
  const { rankPassages } = await import('../matching/rank-passages.ts');
  const { viewForDay } = await import('./view-for-day.ts');
  const { note, ...answers } = entry;
  const readable: Entry = readsNote ? entry : answers;
  const texts = passageTexts(journal);
  const past = journal.readings.shownBefore(entry.day, READINGS_CONSIDERED);
  const mayUseOwn = allowed === 'all' && readsNote && quotesNote;
  const own = mayUseOwn ? await nearestOwn(weightedOwnTexts(journal), entry, texts) : null;
  const hedge = texts.find((passage) => passage.hedge !== null)?.hedge ?? null;
  const suggestions = rankPassages(
    readable,
    texts.filter(({ id }) => isPassageAllowed(id, allowed)),
    past,
    { ...(asked && { minGrade: Number.NEGATIVE_INFINITY }), quotesNote, own },
  ).map((choice) => {
    const { passage } = choice;
    const isHedged = needsHedge(journal, passage, entry);
    return {
      ...choice,
      ...viewForDay(journal, passage, entry.day, readable.note ?? ''),
      // While a hold lasts, every passage says where there is help.
      notices: noticesFor(passage, { hedge: isHedged ? hedge : null, care: care || allowed !== 'all' }),
      isHedged,
    };
  });
  const reader = mayUseOwn ? journal.settings.ownReader() : null;
  if (reader === null) return suggestions;
  const { chooseByOwnReader } = await import('./own-reader.ts');
  return chooseByOwnReader([...suggestions], entry, reader, run);
}

/**
 * The passage that was chosen for the entry of today before, in the words for the other person; null if there is none or a hold
 * forbids it now.
 */
export function earlierSuggestion(journal: Journal, { day, passage: id }: Entry): Suggestion | null {
  if (id === undefined) return null;
  const passage = passageText(journal, id);
  const reading = journal.readings.lastOf(day, id);
  const allowed = allowedPassages(day, journal.settings.holdUntil(day));
  if (!passage || !reading || !isPassageAllowed(id, allowed)) return null;
  return {
    ...viewOfReading(journal, passage, reading),
    why: speakReason(journal.settings.partner(), reading.reason),
    evidence: [],
    notices: noticesFor(passage, { hedge: null, care: allowed !== 'all' }),
    isHedged: false,
  };
}
