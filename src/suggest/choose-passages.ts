import type { Entry } from '../domain/entry.ts';
import type { Journal } from '../journal/journal.ts';
import { speakReason } from '../matching/answer-phrases.ts';
import type { RankedPassage } from '../matching/rank-passages.ts';
import type { Passage } from '../passages/passage.ts';
import type { PassageView } from '../passages/passage-view.ts';
import { joinWithAnd } from '../render/text.ts';
import { type AllowedPassages, allowedPassages, isPassageAllowed } from '../safety/hold.ts';
import { needsHedge, noticesFor } from './notices.ts';
import type { RunProgram } from './own-reader.ts';
import { customTexts, passageText, passageTexts } from './passage-texts.ts';
import { viewOfReading } from './view-of-reading.ts';

/** How many earlier readings count towards variety: about a third of a year of evenings. */
const READINGS_CONSIDERED = 120;
/** How many words of a note are quoted as the reason for a paragraph of a custom source. */
const WORDS_QUOTED = 3;

/** A passage that may be shown, in the form for the evening, with its reason and the notices that stand below it. */
export interface Suggestion extends Pick<RankedPassage, 'why' | 'evidence'>, PassageView {
  notices: readonly string[];
  /** Whether the hedge is among the notices. */
  isHedged: boolean;
  /** Whether the writer's own reader chose it, and gave the reason. */
  byOwnReader?: boolean;
}

/** A passage chosen for an entry, before it has a form. */
type Choice = Pick<RankedPassage, 'passage' | 'why' | 'evidence'>;

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
 * The passages that may be shown for an entry, best first, paragraphs of custom sources last. Each is computed when
 * the iterator reaches it, unless the writer's own reader is asked: that gets them all and puts one first. It is asked only
 * where the note may be read and quoted.
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
  const custom = readsNote && quotesNote ? await rankCustomTexts(note ?? '', customTexts(journal)) : [];
  const hedge = texts.find((passage) => passage.hedge !== null)?.hedge ?? null;
  const suggestions = concatenate<Choice>(
    rankPassages(
      readable,
      texts.filter(({ id }) => isPassageAllowed(id, allowed)),
      past,
      { ...(asked && { minGrade: Number.NEGATIVE_INFINITY }), quotesNote },
    ),
    allowed === 'all' ? custom : [],
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
  const reader = readsNote && quotesNote && allowed === 'all' ? journal.settings.ownReader() : null;
  if (reader === null) return suggestions;
  const { chooseByOwnReader } = await import('./own-reader.ts');
  return chooseByOwnReader([...suggestions], entry, reader, run);
}

function* concatenate<T>(...lists: readonly Iterable<T>[]): Generator<T> {
  for (const list of lists) yield* list;
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

/** The paragraphs of custom sources that share words with the note, best first. */
async function rankCustomTexts(note: string, texts: readonly Passage[]): Promise<Choice[]> {
  if (texts.length === 0) return [];
  const { scoreRelevance } = await import('../matching/relevance.ts');
  return scoreRelevance(note, texts)
    .map(({ score, matchedWords }, index) => ({
      passage: texts[index]!,
      score,
      why: reasonForWords(matchedWords),
      evidence: [],
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

function reasonForWords(words: readonly string[]): string {
  return words.length > 0
    ? `because you wrote ${joinWithAnd(words.slice(0, WORDS_QUOTED).map((word) => `"${word}"`))}`
    : 'because it shares words with your note';
}
