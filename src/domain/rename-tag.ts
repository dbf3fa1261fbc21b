import { findTags, isWithin, normaliseTag } from './tags.ts';

/**
 * A note with one tag renamed, and the tags nested in it: `#work/late` becomes `#job/late`. A new name without a sign keeps
 * the sign that stands there.
 */
export function renameTag(note: string, from: string, to: string): string {
  const wanted = normaliseTag(from);
  return findTags(note)
    .filter(({ text }) => isWithin(normaliseTag(text), wanted))
    .reduceRight((renamed, { text, start }) => {
      const nested = text.split('/').slice(wanted.split('/').length);
      const next = [/^[@#＠＃]/.test(to) ? to : text[0] + to, ...nested].join('/');
      return renamed.slice(0, start) + next + renamed.slice(start + text.length);
    }, note);
}
