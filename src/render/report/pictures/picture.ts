import { type Markish, type PlotOptions, plot } from '@observablehq/plot';
import { formatSigned } from '../../figures.ts';
import type { Child, PageDocument, PageElement } from '../page-document.ts';

/** A table of the numbers behind a picture. The first cell of each row is its heading. */
export interface NumbersTable {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A sign of a picture and what it means. */
export interface LegendItem {
  sign: 'felt' | 'want' | 'range' | 'few' | 'gap' | 'few-gap';
  means: string;
}

/** What Plot draws. */
export type Drawing = Omit<PlotOptions, 'marks'> & { marks: Markish[] };

/** A picture as data. Its colours are variables of the style sheet, so that one drawing serves light and dark. */
export interface Picture {
  /** A name that no other picture of the page has: letters and hyphens. */
  id: string;
  title: string;
  /** For those who cannot see it: what is drawn, in a sentence or two. */
  description: string;
  legend: readonly LegendItem[];
  /** How it is drawn on so many pixels. */
  draw: (width: number) => Drawing;
  table: NumbersTable;
}

/** The widths in CSS pixels at which each picture of a page is drawn: for a phone, and for everything larger. */
export const WIDTHS = { narrow: 340, wide: 720 } as const;
const TEXT_SIZE = '12px';

/** The picture as an SVG element with a title and a description. `name` makes the ids in it unlike those of any other. */
export function drawPicture(
  document: PageDocument,
  picture: Picture,
  width: number,
  name: string,
  background: readonly PageElement[] = [],
): PageElement {
  const svg = plot({
    width,
    ...picture.draw(width),
    document: document.native,
    style: undefined,
  }) as unknown as PageElement;
  // Plot's own style sheet, which a strict policy for the page would block, and its labels for groups inside an image.
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const part of svg.querySelectorAll('*'))
    for (const attribute of part.getAttributeNames())
      if (attribute.startsWith('aria-')) part.removeAttribute(attribute);
  const [title, description] = [`${name}-title`, `${name}-description`];
  svg.setAttribute('role', 'img');
  svg.setAttribute('class', 'picture');
  svg.setAttribute('font-size', TEXT_SIZE);
  svg.setAttribute('aria-labelledby', title);
  svg.setAttribute('aria-describedby', description);
  svg.prepend(
    document.svgElement('title', { id: title }, picture.title),
    document.svgElement('desc', { id: description }, picture.description),
    ...background,
  );
  return svg;
}

/** Writes the ticks of an axis of differences: +1, 0, -1. */
export function signedTick(decimals: number): (value: number) => string {
  return (value) => (value === 0 ? '0' : formatSigned(value, decimals));
}

/** A figure: the picture at both widths, its caption and legend, and the table behind it. */
export function pictureFigure(document: PageDocument, picture: Picture): PageElement {
  const { id, title, description, legend, table } = picture;
  const drawn = (size: keyof typeof WIDTHS) =>
    document.element('div', { class: size }, drawPicture(document, picture, WIDTHS[size], `${id}-${size}`));
  const caption: Child[] = [document.element('strong', {}, title), ` ${description}`];
  return document.element(
    'figure',
    { id },
    document.element('figcaption', {}, ...caption),
    drawn('wide'),
    drawn('narrow'),
    ...(legend.length === 0 ? [] : [legendList(document, legend)]),
    document.element(
      'details',
      {},
      document.element('summary', {}, `The numbers: ${title.charAt(0).toLowerCase()}${title.slice(1)}`),
      numbersTable(document, table, title),
    ),
  );
}

function legendList(document: PageDocument, legend: readonly LegendItem[]): PageElement {
  const items = legend.map(({ sign, means }) => document.element('li', { class: `sign-${sign}` }, means));
  return document.element('ul', { class: 'legend' }, ...items);
}

/** A table in a box of its own, so that on a phone it and not the page moves sideways. */
export function numbersTable(document: PageDocument, { columns, rows }: NumbersTable, caption: string): PageElement {
  const head = columns.map((column) => document.element('th', { scope: 'col' }, column));
  const body = rows.map(([name = '', ...cells]) =>
    document.element(
      'tr',
      {},
      document.element('th', { scope: 'row' }, name),
      ...cells.map((cell) => document.element('td', {}, cell)),
    ),
  );
  const table = document.element(
    'table',
    {},
    document.element('caption', {}, caption),
    document.element('thead', {}, document.element('tr', {}, ...head)),
    document.element('tbody', {}, ...body),
  );
  return document.element('div', { class: 'table', role: 'region', tabindex: '0', 'aria-label': caption }, table);
}
