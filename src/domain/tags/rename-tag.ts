import type { OwnAnswers } from '../questions/own-answers.ts';
import type { WrittenWords } from './count-tags.ts';
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

/** An entry with a tag renamed in its note, and in its answers of the kind text. */
export function renameTagInEntry<Written extends WrittenWords>(entry: Written, from: string, to: string): Written {
  const { note, own_answers } = entry;
  return {
    ...entry,
    ...(note !== undefined && { note: renameTag(note, from, to) }),
    ...(own_answers && { own_answers: renameTagInAnswers(own_answers, from, to) }),
  };
}

function renameTagInAnswers(answers: OwnAnswers, from: string, to: string): OwnAnswers {
  const renamed = Object.entries(answers).map(([name, answer]) => [
    name,
    answer.kind === 'text' ? { ...answer, value: renameTag(answer.value, from, to) } : answer,
  ]);
  return Object.fromEntries(renamed);
}
