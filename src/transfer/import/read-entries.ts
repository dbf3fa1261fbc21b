import { addDays, type Day } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { detectFormat } from '../../formats/detect-format.ts';
import type { ImportFile, ImportResult } from '../../formats/format.ts';
import { FORMATS, type FormatName } from '../../formats/formats.ts';
import { isSqliteDatabase } from '../../formats/magic-bytes.ts';
import { type MoodMap, parseMoodMap } from '../../formats/mood-map.ts';

interface Reading {
  /** The form that the writer named; otherwise each file is recognised. */
  format?: FormatName | undefined;
  moods?: MoodMap;
  /** The last day that may be written. */
  last?: Day;
}

/**
 * What files hold, as one. In a folder a file of no known form is left alone; a single one has to be of some.
 * @throws UserError for a file of no known form, and for one that cannot be read at all
 */
export async function readImportFiles(
  files: readonly ImportFile[],
  reading: Reading,
): Promise<ImportResult & { strangers: string[] }> {
  const all = {
    entries: [],
    unreadable: [],
    earlierVersions: [],
    rests: [],
    conversionRules: [],
    strangers: [],
  } as ImportResult & {
    strangers: string[];
  };
  const places = new Map<Day, string>();
  for (const file of files) {
    const name = reading.format ?? detectFormat(file);
    if (name === null) {
      if (files.length === 1) throw unknownForm(file);
      all.strangers.push(file.name);
      continue;
    }
    const arrivals = (await FORMATS[name].load()).read!(file, reading.moods ?? parseMoodMap());
    const placed = (place: string) => (files.length === 1 ? place : `${file.name}, ${place}`);
    for (const { place, why } of arrivals.unreadable) all.unreadable.push({ place: placed(place), why });
    for (const { entry, place: where } of arrivals.entries) {
      const place = placed(where);
      const before = places.get(entry.day);
      const why =
        before !== undefined
          ? `${entry.day} is already in ${before}.`
          : entry.day > (reading.last ?? entry.day)
            ? `${entry.day} has not come yet.`
            : null;
      if (why !== null) all.unreadable.push({ place, why });
      else all.entries.push({ entry, place });
      places.set(entry.day, place);
    }
    for (const version of arrivals.earlierVersions) all.earlierVersions.push(version);
    for (const { rest, place } of arrivals.rests) all.rests.push({ rest, place: placed(place) });
    all.conversionRules = [...new Set([...all.conversionRules, ...arrivals.conversionRules])];
  }
  return all;
}

/** Another zone may be a day ahead of this one. */
export function latestImportDay(today: Day): Day {
  return addDays(today, 1);
}

function unknownForm(file: ImportFile): UserError {
  if (isSqliteDatabase(file))
    return new UserError(`${file.name} is a database.`, `nearfar merge ${file.name} joins a journal with this one.`);
  const names = Object.entries(FORMATS).map(([name, { description }]) => `${name} (${description})`);
  return new UserError(
    file.bytes().length === 0 ? `${file.name} is empty.` : `I do not know what kind of file ${file.name} is.`,
    `If you know, nearfar import --format says it: ${names.join(', ')}.`,
  );
}
