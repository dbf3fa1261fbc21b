import type { Format } from './format.ts';

interface Kind {
  /** What it is, for messages. */
  description: string;
  /** How its files end; null for what is only read. */
  extension: string | null;
  /** Whether rests come back with the entries. */
  importsRests: boolean;
  /** The whole journal in one file, or a file for each day. */
  files: 'one' | 'a day';
  load: () => Promise<Format>;
}

/** The forms in which the journal goes out and comes back, each loaded when it is used. */
export const FORMATS = {
  markdown: kind('Markdown', 'md', async () => (await import('./markdown/markdown.ts')).markdown),
  obsidian: {
    ...kind('notes for Obsidian', 'md', async () => (await import('./obsidian/obsidian.ts')).obsidian),
    files: 'a day',
  },
  json: {
    ...kind('JSON with every version', 'json', async () => (await import('./json/json-journal.ts')).jsonJournal),
    importsRests: true,
  },
  jsonl: kind('JSON Lines', null, async () => (await import('./json/json-lines.ts')).jsonLines),
  csv: kind('a table', 'csv', async () => (await import('./csv.ts')).csv),
  jrnl: kind('jrnl’s text', 'txt', async () => (await import('./jrnl/jrnl-text.ts')).jrnlText),
  'jrnl-json': kind('jrnl’s JSON', 'json', async () => (await import('./jrnl/jrnl-json.ts')).jrnlJson),
  dayone: kind('Day One', 'zip', async () => (await import('./apps/day-one.ts')).dayOne),
  daylio: kind('Daylio', null, async () => (await import('./apps/daylio.ts')).daylio),
  pixels: kind('Pixels', null, async () => (await import('./apps/pixels.ts')).pixels),
} satisfies Record<string, Kind>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

function kind(about: string, extension: string | null, load: () => Promise<Format>): Kind {
  return { description: about, extension, importsRests: false, files: 'one', load };
}
