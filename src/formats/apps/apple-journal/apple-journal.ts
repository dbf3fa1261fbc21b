import { UserError } from '../../../errors.ts';
import { extractAllFromZip } from '../../bytes/extract-from-zip.ts';
import { isZip } from '../../bytes/magic-bytes.ts';
import type { Format, ImportFile, ImportResult, ReadingOptions } from '../../format.ts';
import { type ImportCollector, importCollector } from '../../import-collector.ts';
import { leaveAttachmentOut } from '../../left-out/leave-attachment-out.ts';
import { type Moment, mergeMoments } from '../../merge-moments.ts';
import type { MoodMap } from '../../moods/mood-map.ts';
import { withProgress } from '../../reading-progress.ts';
import { dayOf, readLocalDate } from '../../table/dates/local-dates.ts';
import { dateInName } from '../../times/date-in-name.ts';
import { isJournalPageName } from './is-journal-page-name.ts';
import { readJournalPage } from './read-journal-page.ts';

/** Export of Apple's Journal: a folder, or a zip of it, with a page in HTML for each entry. Only read. */
export const appleJournal: Format = {
  read: (file, moods, options) => readPages([file], moods, options),
  readAll: readPages,
};

interface Page {
  name: string;
  html: string;
}

function readPages(files: readonly ImportFile[], moods: MoodMap, { onProgress }: ReadingOptions = {}): ImportResult {
  const collector = importCollector();
  const pages = files.flatMap(pagesIn);
  const sources = pages.map((page) => ({ place: page.name, read: () => toMoment(page, collector) }));
  return mergeMoments(withProgress(sources, onProgress), moods, collector);
}

function pagesIn(file: ImportFile): Page[] {
  const bytes = file.bytes();
  if (!isZip(bytes)) return [{ name: file.name, html: file.text() }];
  const { files } = extractAllFromZip(bytes, isJournalPageName);
  const pages = files.map((one) => ({
    name: one.name.replace(/^.*[/\\]/, ''),
    html: Buffer.from(one.bytes).toString('utf8'),
  }));
  return pages.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Kinds of what is added to an entry that say how it felt, where it was and who was there. */
const [STATE_OF_MIND, MAP, CONTACT] = ['stateOfMind', /Map$/, 'contact'];

function toMoment({ name, html }: Page, collector: ImportCollector): Moment {
  const { date, title, prompt, text, items } = readJournalPage(html);
  const written = readLocalDate(date) ?? dateInName(name.replace(/\.html$/i, ''));
  const day = written && dayOf(written, null);
  if (!day)
    throw new UserError(
      `"${date}" at its head is no day; name the file after its day, such as 2026-03-02.html, and give that with --notes-only where it has no mood.`,
    );
  const states = items.filter(({ kind }) => kind === STATE_OF_MIND);
  for (const { words, files } of items)
    if (words.length === 0) for (const file of files) leaveAttachmentOut(file, collector);
  const moods = (states[0]?.words[0] ?? '').split(',').map((word) => word.trim());
  const words = items.flatMap(({ kind, words: said }) => {
    const all = said.join(', ');
    if (all === '') return [];
    return MAP.test(kind) ? `at ${all}` : kind === CONTACT ? `with ${all}` : all;
  });
  return {
    day,
    // Two entries of a day are called 2026-03-02.html and 2026-03-02_(1).html.
    sortKey: name,
    moods: moods.filter(Boolean),
    sourceLine: `Apple Journal${words.length > 0 ? `: ${words.join(', ')}` : ''}`,
    text: [title, prompt, text].filter(Boolean).join('\n'),
  };
}
