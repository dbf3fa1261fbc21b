import { PageDocument } from './page-document.ts';
import { drawPicture, type LegendItem, type Picture, WIDTHS } from './pictures/picture.ts';
import { COLOURS } from './report-style.ts';
import { withWrittenMark } from './written-mark.ts';

/** Pixels above the picture for its title, and in all. */
const TITLE_HEIGHT = 36;
const HEIGHT = 370;
const LEFT = 24;
const SIGNS: Readonly<Partial<Record<LegendItem['sign'], { sign: string; colour: string }>>> = {
  felt: { sign: '●', colour: 'var(--felt)' },
  want: { sign: '□', colour: 'var(--want)' },
  range: { sign: '┃', colour: 'var(--felt)' },
  few: { sign: '○', colour: 'var(--felt)' },
};

/** A picture as an SVG file of its own, with its title, its legend, and its colours for light and dark inside. */
export function pictureFile(picture: Picture): string {
  const document = new PageDocument();
  const svg = drawPicture(document, picture, WIDTHS.wide, picture.id, [
    document.svgElement('style', {}, COLOURS),
    document.svgElement('rect', { y: String(-TITLE_HEIGHT), width: '100%', height: '100%', fill: 'var(--paper)' }),
  ]);
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('viewBox', `0 ${-TITLE_HEIGHT} ${WIDTHS.wide} ${HEIGHT}`);
  svg.setAttribute('height', String(HEIGHT));
  const legend = picture.legend.flatMap(({ sign, means }) => {
    const drawn = SIGNS[sign];
    return drawn === undefined
      ? []
      : [document.svgElement('tspan', { fill: drawn.colour }, drawn.sign), ` ${means}\u2003`];
  });
  const at = (y: number) => ({ x: String(LEFT), y: String(y), 'text-anchor': 'start' });
  svg.append(
    document.svgElement('text', { ...at(-12), 'font-weight': 'bold', 'font-size': '14px' }, picture.title),
    document.svgElement('text', at(HEIGHT - TITLE_HEIGHT - 14), ...legend),
  );
  return withWrittenMark(`${svg.outerHTML}\n`, 'picture');
}
