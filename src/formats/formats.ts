import { extname } from 'node:path';
import type { Format } from './format.ts';

interface FormatInfo {
  /** A noun phrase for messages. */
  description: string;
  /** Extension of exported files, without the dot; null for formats that are only read. */
  extension: string | null;
  /** Whether an import also restores rests. */
  importsRests: boolean;
  /** Whether an export is one file for the whole journal or one file for each day. */
  files: 'one' | 'a day';
  load: () => Promise<Format>;
}

/** All file formats by the name that `--format` takes. Each implementation is loaded only when it is used. */
export const FORMATS = {
  markdown: formatInfo('Markdown', 'md', async () => (await import('./markdown/markdown.ts')).markdown),
  obsidian: {
    ...formatInfo('notes for Obsidian', 'md', async () => (await import('./obsidian/obsidian.ts')).obsidian),
    files: 'a day',
  },
  json: {
    ...formatInfo('JSON with every version', 'json', async () => (await import('./json/json-journal.ts')).jsonJournal),
    importsRests: true,
  },
  jsonl: formatInfo('JSON Lines', 'jsonl', async () => (await import('./json/json-lines.ts')).jsonLines),
  csv: formatInfo("a table of nearfar's", 'csv', async () => (await import('./csv/csv.ts')).csv),
  jrnl: formatInfo("jrnl's text", 'txt', async () => (await import('./jrnl/jrnl-text.ts')).jrnlText),
  'jrnl-json': formatInfo("jrnl's JSON", 'json', async () => (await import('./jrnl/jrnl-json.ts')).jrnlJson),
  dayone: formatInfo('Day One', 'zip', async () => (await import('./apps/day-one/day-one.ts')).dayOne),
  table: formatInfo('any table of days', null, async () => (await import('./table/table.ts')).table),
  yaml: formatInfo('YAML of days', null, async () => (await import('./table/yaml-table.ts')).yamlTable),
  daylio: formatInfo('Daylio', null, async () => (await import('./apps/daylio/daylio.ts')).daylio),
  pixels: formatInfo('Pixels', null, async () => (await import('./apps/pixels.ts')).pixels),
  howwefeel: formatInfo('How We Feel', null, async () => (await import('./apps/how-we-feel.ts')).howWeFeel),
  imoodjournal: formatInfo('iMoodJournal', null, async () => (await import('./apps/i-mood-journal.ts')).iMoodJournal),
  dailyyou: formatInfo('Daily You', null, async () => (await import('./apps/daily-you.ts')).dailyYou),
  'daily-notes': formatInfo('daily notes, as of Obsidian or Logseq', null, async () => {
    return (await import('./daily-notes/daily-notes.ts')).dailyNotes;
  }),
  'org-journal': formatInfo('org-journal', null, async () => (await import('./org/org-journal.ts')).orgJournal),
  journey: formatInfo('Journey', null, async () => (await import('./apps/journey.ts')).journey),
  applejournal: formatInfo('Apple Journal', null, async () => {
    return (await import('./apps/apple-journal/apple-journal.ts')).appleJournal;
  }),
  diarium: formatInfo('Diarium', null, async () => (await import('./apps/diarium.ts')).diarium),
} satisfies Record<string, FormatInfo>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/** The first format whose exports have names that end as this one does; Markdown for any other name. */
export function formatByName(file: string): FormatName {
  const extension = extname(file).slice(1).toLowerCase();
  return FORMAT_NAMES.find((name) => FORMATS[name].extension === extension) ?? 'markdown';
}

/** A format without rests, in one file. */
function formatInfo(description: string, extension: string | null, load: () => Promise<Format>): FormatInfo {
  return { description, extension, importsRests: false, files: 'one', load };
}
