import { describe, expect, it } from 'vitest';
import { htmlToBlocks, htmlToText } from '../../src/language/html.ts';

describe('htmlToText', () => {
  it('gives a line end for br and for the end of a paragraph or list item', () => {
    expect(htmlToText('<p>one<br>two</p><ul><li>three</li><li><b>four</b></li></ul>')).toBe('one\ntwo\nthree\nfour');
    expect(htmlToText('one<br/>two<BR />three')).toBe('one\ntwo\nthree');
  });

  it('gives a line end before what begins a line', () => {
    expect(htmlToText('one<div>two</div>three<hr>four<ul><li>five<ul><li>six</li></ul></li></ul>')).toBe(
      'one\ntwo\nthree\nfour\nfive\nsix',
    );
  });

  it('says where an image was, and where a link leads', () => {
    expect(
      htmlToText('soup<img src="a.png"> <a href="https://a.example/?b=1&amp;c=2">here</a>, <a href="#top">up</a>'),
    ).toBe('soup[photo] here (https://a.example/?b=1&c=2), up');
    expect(htmlToText('<a href="https://a.example">https://a.example</a>')).toBe('https://a.example');
  });

  it('decodes entities, and keeps what is none', () => {
    expect(htmlToText('fish &amp; chips&nbsp;&#39;n&#x27; caf&eacute; &euro;5 &unknown; R&D')).toBe(
      "fish & chips 'n' café €5 &unknown; R&D",
    );
  });

  it.each([
    'I <3 you',
    '3 < 4 and 5 > 4',
    'he said <sigh> and left',
    'so </sarcasm> then',
    'the end was <b',
    'a <long dash',
    '<',
    '</',
    'a <title> and more </title> after it',
    'the <time> of <data>, and <map>',
    'Tom&notes, R&D, a&copyright=1 &lt',
  ])('keeps "%s", which is no markup', (text) => {
    expect(htmlToText(text)).toBe(text);
  });

  it('leaves out comments, scripts and styles', () => {
    expect(htmlToText('a<!-- b --><script>c</script><style>d</style><script src="e"/>f')).toBe('af');
  });
});

describe('htmlToBlocks', () => {
  it('takes an element inside a line for a part of it, and any other for the end of a block', () => {
    expect(htmlToBlocks('<H2 class="a>b">One <em>title</em></H2><p>a<b>b</b> c<div>d<x-y>e')).toEqual([
      { isHeading: true, text: 'One title' },
      { isHeading: false, text: 'ab c' },
      { isHeading: false, text: 'd' },
      { isHeading: false, text: 'e' },
    ]);
  });

  it('ignores a drawing with all that is in it, and one without content', () => {
    expect(htmlToBlocks('a<svg><text>b</text>d</svg><svg/>c').map(({ text }) => text)).toEqual(['a', 'c']);
  });
});
