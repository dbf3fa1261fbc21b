import { describe, expect, it } from 'vitest';
import { splitParagraphs } from '../../src/passages/split-paragraphs.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { STANDIN_PARAGRAPHS } from './standin-article.ts';
import { asHtml, wrapped } from './text-variants.ts';

const texts = (text: string) => splitParagraphs(text).map((paragraph) => paragraph.text);

describe('splitParagraphs', () => {
  it('takes long lines for paragraphs, and joins lines that were wrapped to a width', () => {
    expect(texts(STANDIN_PARAGRAPHS.join('\n'))).toEqual(STANDIN_PARAGRAPHS);
    const wrappedTexts = STANDIN_PARAGRAPHS.map((text) => wrapped(text, 72));
    expect(texts(wrappedTexts.join('\n\n'))).toEqual(STANDIN_PARAGRAPHS);
    expect(texts(wrappedTexts.join('\r\n\r\n').replace(/(?<!\r)\n/g, '\r\n'))).toEqual(STANDIN_PARAGRAPHS);
  });

  it('gives each paragraph the heading above it', () => {
    const markdown =
      '---\ntags: [a]\n---\n# One #\nfirst *words*\n\nTwo\n===\n> second [words](there.html)\n\nA third title\n\n- third\n- fourth';
    expect(splitParagraphs(markdown)).toEqual([
      { section: 'One', text: 'first words' },
      { section: 'Two', text: 'second words' },
      { section: 'A third title', text: 'third' },
      { section: 'A third title', text: 'fourth' },
    ]);
  });

  it('reads HTML without its tags, scripts, styles and comments', () => {
    expect(texts(asHtml('Bread', STANDIN_PARAGRAPHS)).slice(-STANDIN_PARAGRAPHS.length)).toEqual(STANDIN_PARAGRAPHS);
    expect(texts(asHtml('Bread', STANDIN_PARAGRAPHS)).join(' ')).not.toMatch(/never for reading|color|left out/);
  });

  it('decodes the entities of HTML', () => {
    expect(texts('<p>a &lt; b &amp;&amp; 3 < 4, caf&eacute; &#8220;x&#x201d; &#146; &unknown; &#0;')).toEqual([
      'a < b && 3 < 4, café “x” ’ &unknown; \uFFFD',
    ]);
  });

  it('ends a paragraph at two br elements and not at one', () => {
    expect(texts('<p>one<br>and the same<br><br>two</p>')).toEqual(['one and the same', 'two']);
  });
});

describe('splitParagraphs, on a hostile text of', () => {
  it.each([
    ['tags that nest without end', '<div>'.repeat(200_000)],
    ['tags that never close', '<p '.repeat(300_000)],
    ['comments that never close', `<p>${'<!--'.repeat(250_000)}`],
    ['scripts that never close', `<p>${'<script>'.repeat(125_000)}`],
    ['quotes that never close', `<p>${'<a b="'.repeat(170_000)}`],
    ['brackets without end', '[]('.repeat(330_000)],
    ['marks without end', '# #'.repeat(330_000)],
    ['white space without end', ` \n${' '.repeat(1_000_000)}x`],
  ])('%s, takes less than two seconds', (_, text) => {
    const start = cpuTime();
    splitParagraphs(text);
    expect(cpuTime() - start).toBeLessThan(2000);
  });
});
