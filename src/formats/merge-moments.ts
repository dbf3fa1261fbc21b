import type { Day } from '../domain/day.ts';
import type { Closeness } from '../domain/scale.ts';
import { UserError } from '../errors.ts';
import type { ImportedEntry, ImportResult } from './format.ts';
import { importCollector, readImportedEntry } from './import-collector.ts';
import type { MoodMap } from './mood-map.ts';

/** What another program holds for a moment: its words for the mood, the raw line that keeps them, the text. */
export interface Moment {
  day: Day;
  /** Sorts the moments of a day. */
  sortKey: string;
  moods: readonly string[];
  raw: string;
  text: string;
  logged_at?: string | undefined;
  zone?: string | undefined;
  updated_at?: string | undefined;
}

/** A place in a file with the moment it spells, or with an entry of ours that had been taken out to that program. */
export interface MomentSource {
  place: string;
  read: () => Moment | ImportedEntry;
}

/** Many moments to one entry a day: the notes below each other, felt the mean of them. */
export function mergeMoments(found: Iterable<MomentSource>, moods: MoodMap): ImportResult {
  const gathered = importCollector();
  const days = new Map<Day, { place: string; moments: (Moment & { felt: Closeness })[] }>();
  for (const { place, read } of found) {
    gathered.addEntry(place, () => {
      const one = read();
      if (!('raw' in one)) return one;
      const felt = moods.closeness(one.moods);
      if (felt === null) throw new UserError(unknown(one.moods));
      const known = days.get(one.day);
      if (known) known.moments.push({ ...one, felt });
      else days.set(one.day, { place, moments: [{ ...one, felt }] });
      return null;
    });
  }
  for (const { place, moments } of days.values()) gathered.addEntry(place, () => entryOf(moments));
  const rule = moods.rule();
  if (rule) gathered.conversionRules.push(rule);
  if ([...days.values()].some(({ moments }) => moments.length > 1))
    gathered.conversionRules.push(
      'A day with several moments became one entry: their notes below each other, felt the mean.',
    );
  return gathered;
}

function unknown(moods: readonly string[]): string {
  if (moods.length === 0) return 'Nothing here says how close it felt; --map "*=4" would say it for all of these.';
  return `I do not know how close ${moods.map((word) => `"${word}"`).join(', ')} is; --map "${moods[0]}=4" would say it.`;
}

function entryOf(moments: (Moment & { felt: Closeness })[]): ImportedEntry {
  const inOrder = moments.toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0));
  const mean = inOrder.reduce((sum, { felt }) => sum + felt, 0) / inOrder.length;
  const [first] = inOrder;
  return readImportedEntry({
    day: first!.day,
    felt: Math.round(mean),
    note: inOrder.map(({ raw, text }) => [raw, text].filter((part) => part.trim() !== '').join('\n')).join('\n\n'),
    logged_at: first!.logged_at,
    zone: first!.zone,
    updated_at: inOrder.map(({ updated_at }) => updated_at ?? '').reduce((a, b) => (a > b ? a : b)) || undefined,
  });
}
