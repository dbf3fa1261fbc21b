import { describe, expect, it } from 'vitest';
import { renameTag } from '../../../src/domain/tags/rename-tag.ts';
import { hasTag, isTag, tagsOf } from '../../../src/domain/tags/tags.ts';

describe('tags', () => {
  it('are the words after @ or #, each once, in lower case', () => {
    expect(tagsOf('with @Fred, about #work-trip and #work-trip; @été_2026.')).toEqual([
      '@fred',
      '#work-trip',
      '@été_2026',
    ]);
  });

  it.each([
    ["#mum's, #l’été and @O'Brien", ["#mum's", "#l'été", "@o'brien"]],
    ["@Fred's house, 'with @Anna'", ['@fred', '@anna']],
    ['#work/late, #work/2026-trip.', ['#work/late', '#work/2026-trip']],
    ['#дом #仕事 #घर ＃公園 ＠太郎 #می\u200cخواهم', ['#дом', '#仕事', '#घर', '#公園', '@太郎', '#می\u200cخواهم']],
    ['今日は#仕事 今天#工作#很累', ['#仕事', '#工作']],
    ['(#work) "#home" #dad #cafe @fff #fffab1x', ['#work', '#home', '#dad', '#cafe', '@fff', '#fffab1x']],
  ])('keep apostrophes, slashes and letters of every script: %s', (note, tags) => expect(tagsOf(note)).toEqual(tags));

  it.each([
    '#ff0000 #fff #FFF #a1b2c3d4 #ffaa00 #0af #aabbcc',
    '#1 #2026',
    'https://a.b/?q=1&x#top www.a.b/#top a.example/?#top http://a.b/#work/late',
    '[up](#top) <a href="#top"> <a href=#top> [[#top]] [[Page#top]]',
    'page.html#top ./#top',
  ])('are no colours, numbers, addresses or anchors: %s', (note) => expect(tagsOf(note)).toEqual([]));

  it.each(['fred@home.org', '# a heading', '#3 on the list', 'https://a.b/@fred', '@@', '&#x27;'])(
    'are not found in "%s"',
    (note) => expect(tagsOf(note)).toEqual([]),
  );

  it('match in any case, and without a sign match both kinds', () => {
    expect(hasTag('@Fred was here', 'fred')).toBe(true);
    expect(hasTag('@Fred was here', '@FRED')).toBe(true);
    expect(hasTag('@Fred was here', '#fred')).toBe(false);
    expect(hasTag('@frederick', 'fred')).toBe(false);
  });

  it('are a single word when typed as a flag', () => {
    expect(['@fred', '#work-trip', 'home'].every(isTag)).toBe(true);
    expect(['', '@', 'two words', '#3', '"'].some(isTag)).toBe(false);
  });

  it('match the tags that are nested in them', () => {
    expect(['work', '#work', '#Work/late'].every((tag) => hasTag('#work/late', tag))).toBe(true);
    expect(['late', '@work', 'wor', 'work/la'].some((tag) => hasTag('#work/late', tag))).toBe(false);
  });

  it('are renamed where they stand, with what is nested in them, and nothing else is', () => {
    const note = '#Work, @work’s; #work/late #workshop https://a.b/#work my work #WORK';
    expect(renameTag(note, 'work', 'job')).toBe('#job, @job’s; #job/late #workshop https://a.b/#work my work #job');
    expect(renameTag(note, '#work', '@boss')).toBe(
      '@boss, @work’s; @boss/late #workshop https://a.b/#work my work @boss',
    );
    expect(renameTag(note, 'work/late', 'evening')).toContain('#Work, @work’s; #evening #workshop');
    expect(renameTag('#cafe\u0301s #cafés/x', 'cafés', 'bars')).toBe('#bars #bars/x');
    expect(renameTag(note, 'shop', 'x')).toBe(note);
  });
});
