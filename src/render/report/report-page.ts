import { createHash } from 'node:crypto';
import { formatDay } from '../../domain/day.ts';
import { numbersPhrase } from '../entry/numbers-phrase.ts';
import { countDays, dateRange } from '../figures.ts';
import { farBackSentence, monthSentences } from '../trends/month-sentences.ts';
import { trendSentences } from '../trends/trend-sentences.ts';
import { holdingSentences } from '../trends/trends-in-words.ts';
import { PageDocument, type PageElement } from './page-document.ts';
import { numbersTable, pictureFigure } from './pictures/picture.ts';
import type { ReportData } from './report-data.ts';
import { reportSections } from './report-sections.ts';
import { PAGE_STYLE } from './report-style.ts';
import type { Section } from './section.ts';
import { withWrittenMark } from './written-mark.ts';

/**
 * The page of a report: HTML with all that it needs inside. Its policy lets a browser load nothing, run nothing and send
 * nothing, whatever is written in a note; its own style sheet is allowed by its hash.
 */
export function reportPage(data: ReportData): string {
  const document = new PageDocument();
  const title = `Nearfar, ${dateRange(data.from, data.to, null)}`;
  const meta = (name: string, content: string) => document.element('meta', { name, content });
  const hash = createHash('sha256').update(PAGE_STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const head = document.element(
    'head',
    {},
    document.element('meta', { charset: 'utf-8' }),
    document.element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    meta('viewport', 'width=device-width, initial-scale=1'),
    meta('color-scheme', 'light dark'),
    meta('referrer', 'no-referrer'),
    meta('robots', 'noindex'),
    document.element('title', {}, title),
    document.element('style', {}, PAGE_STYLE),
  );
  const main = document.element('main', {}, ...pageParts(document, title, data));
  const page = document.element('html', { lang: 'en' }, head, document.element('body', {}, main));
  return withWrittenMark(`<!doctype html>\n${page.outerHTML}\n`, 'report');
}

/** The sentences of `nearfar trends` for the same stretch, word for word. */
function sentencesOf({ summary }: ReportData): string[] {
  const farBack = farBackSentence(summary);
  return [...monthSentences(summary), ...(farBack === null ? [] : [farBack]), ...holdingSentences(summary)];
}

function pageParts(document: PageDocument, title: string, data: ReportData): PageElement[] {
  const { summary, partner, noted } = data;
  const paragraphs = (sentences: readonly string[]) => sentences.map((one) => document.element('p', {}, one));
  const numbers = summary.began === null ? [] : trendSentences(summary, partner);
  return [
    document.element('h1', {}, title),
    document.element('p', { class: 'quiet' }, coverageSentence(data)),
    document.element('h2', {}, 'In words'),
    ...paragraphs(sentencesOf(data)),
    ...reportSections(data).flatMap((section) => sectionParts(document, section)),
    ...(numbers.length === 0 ? [] : [document.element('h2', {}, 'With numbers'), ...paragraphs(numbers)]),
    ...(noted === null ? [] : noteParts(document, noted)),
  ];
}

function coverageSentence({ coverage: { written, resting }, summary: { today } }: ReportData): string {
  const aside = resting === 0 ? '' : `, ${countDays(resting)} set aside`;
  return `${countDays(written)} written${aside}. Made on ${formatDay(today, 'd MMMM y')}, on your own machine; this page loads nothing and sends nothing.`;
}

function sectionParts(document: PageDocument, section: Section): PageElement[] {
  const { heading, pictures = [], tables = [], items = [] } = section;
  const list = items.map((item) => document.element('li', {}, item));
  return [
    document.element('h2', {}, heading),
    ...pictures.map((picture) => pictureFigure(document, picture)),
    ...tables.map(({ caption, table }) => numbersTable(document, table, caption)),
    ...(list.length === 0 ? [] : [document.element('ul', {}, ...list)]),
  ];
}

/** A note in another direction of writing keeps it, and cannot change that of what stands around it. */
function noteParts(document: PageDocument, noted: NonNullable<ReportData['noted']>): PageElement[] {
  if (noted.length === 0) return [];
  return [
    document.element('h2', {}, 'Notes'),
    ...noted.flatMap((entry) => [
      document.element(
        'h3',
        {},
        [formatDay(entry.day, 'EEEE d MMMM y'), numbersPhrase(entry)].filter(Boolean).join(': '),
      ),
      document.element('div', { class: 'note', dir: 'auto' }, entry.note ?? ''),
    ]),
  ];
}
