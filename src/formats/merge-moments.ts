import type { Day } from '../domain/day.ts';
import type { OwnAnswers } from '../domain/questions/own-answers.ts';
import type { Closeness } from '../domain/scale.ts';
import { listSome } from '../language/name-some.ts';
import type { ImportedEntry, ImportResult, LeftOutKind } from './format.ts';
import { type ImportCollector, readImportedEntry } from './import-collector.ts';
import type { MoodMap } from './moods/mood-map.ts';
import { MAX_NAMED_MOODS, UnknownMood } from './moods/unknown-mood.ts';

/** An entry of a program that may have several a day. */
export interface Moment {
  day: Day;
  /** Orders the moments of a day: any text that sorts by time. */
  sortKey: string;
  /** Mood words or numbers to look up in the map, the most specific first. */
  moods: readonly string[];
  /** Words to look up after them, of which most say something else. */
  tags?: readonly string[];
  /** One line with the program's own words for mood, time and activities, which is kept in the note. */
  sourceLine: string;
  text: string;
  logged_at?: string | undefined;
  zone?: string | undefined;
  updated_at?: string | undefined;
  /** Answers to own questions. */
  own_answers?: OwnAnswers;
}

/** A place in a file; `read` returns its moment, or the entry if nearfar had exported it to that program; null for neither. */
export interface MomentSource {
  place: string;
  /** @throws UserError if the place cannot be read */
  read: () => Moment | ImportedEntry | null;
}

const NUL: LeftOutKind = { one: 'NUL character', why: 'it stands for nothing' };
const HALF: LeftOutKind = {
  one: 'half of a character',
  many: 'halves of characters',
  why: 'the other half is missing',
};

/** A text without what no note can hold and nobody sees to put it right: NUL characters, and halves of cut pictures. */
function asNote(text: string, { leaveOut }: Pick<ImportCollector, 'leaveOut'>): string {
  if (text.isWellFormed() && !text.includes('\0')) return text;
  const note = text.replaceAll('\0', '').replace(/\p{Cs}/gu, '');
  const halves = text.match(/\p{Cs}/gu)?.length ?? 0;
  leaveOut(HALF, halves);
  leaveOut(NUL, text.length - note.length - halves);
  return note;
}

/** What is kept of a moment until its day is whole; felt is null where nobody says it. */
type RatedMoment = Omit<Moment, 'moods' | 'tags' | 'sourceLine' | 'text'> & { felt: Closeness | null; note: string };

/**
 * Merges moments into one entry a day: the notes joined in order of time, felt the mean of those that have it, rounded.
 * @param collector where the reading of `sources` counts what it leaves out
 */
export function mergeMoments(
  sources: Iterable<MomentSource>,
  moods: MoodMap,
  collector: ImportCollector,
): ImportResult {
  const days = new Map<Day, { place: string; moments: RatedMoment[] }>();
  const unrated: (readonly string[])[] = [];
  let count = 0;
  for (const { place, read } of sources) {
    collector.addEntry(place, () => {
      const moment = read();
      if (moment === null || !('sourceLine' in moment)) return moment;
      const { moods: words, tags = [], sourceLine, text, ...kept } = moment;
      const felt = moods.convert([...words, ...tags]);
      if (felt === null && !moods.isOptional) throw new UnknownMood(words, tags);
      count += 1;
      if (felt === null) unrated.push(words);
      const written = [sourceLine, text].filter((part) => part.trim() !== '').join('\n');
      const rated = { ...kept, felt, note: asNote(written, collector) };
      const sameDay = days.get(moment.day);
      if (sameDay) sameDay.moments.push(rated);
      else days.set(moment.day, { place, moments: [rated] });
      return null;
    });
  }
  const areSeveral = days.values().some(({ moments }) => moments.length > 1);
  for (const [day, { place, moments }] of days) {
    // What was merged need not stay in memory twice.
    days.delete(day);
    collector.addEntry(place, () => mergedEntry(moments), true);
    const names = moments.flatMap(({ own_answers = {} }) => Object.keys(own_answers));
    collector.leaveOut(
      { one: 'answer', why: 'another of the same day came later' },
      names.length - new Set(names).size,
    );
  }
  collector.conversionRules.push(...moods.summary(), ...withoutNumberSentence(unrated, count));
  if (areSeveral)
    collector.conversionRules.push(
      'A day with several moments became one entry: their notes below each other, felt the mean.',
    );
  return collector;
}

/** How many of the moments came in as notes alone, and their words; nothing if none did. */
function withoutNumberSentence(unrated: readonly (readonly string[])[], count: number): string[] {
  if (unrated.length === 0) return [];
  const words = [...new Set(unrated.flat())];
  const named = words.map((word) => `"${word}"`);
  const which = words.length === 0 ? '' : ` Words that no --map names: ${listSome(named, MAX_NAMED_MOODS)}.`;
  return [
    `Of ${count} ${count === 1 ? 'moment' : 'moments'}, ${unrated.length} ${unrated.length === 1 ? 'is a note' : 'are notes'} without a number.${which}`,
  ];
}

function mergedEntry(moments: readonly RatedMoment[]): ImportedEntry {
  const inOrder = moments.toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0));
  const rated = inOrder.flatMap(({ felt }) => felt ?? []);
  const mean = rated.reduce((sum, felt) => sum + felt, 0) / rated.length;
  const [first] = inOrder;
  return readImportedEntry({
    day: first!.day,
    felt: rated.length === 0 ? undefined : Math.round(mean),
    note: inOrder.map(({ note }) => note).join('\n\n'),
    logged_at: first!.logged_at,
    zone: first!.zone,
    own_answers: Object.assign({}, ...inOrder.map(({ own_answers }) => own_answers)),
    updated_at: inOrder.map(({ updated_at }) => updated_at ?? '').reduce((a, b) => (a > b ? a : b)) || undefined,
  });
}
