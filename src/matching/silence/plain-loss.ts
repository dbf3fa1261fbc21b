import content from '../../../prompts/plain-losses.yaml';
import type { Token } from '../../language/tokens.ts';
import type { SilenceKind } from './silence-kind.ts';

type Losses = Record<'someone' | 'before' | 'when', string> & Partial<Record<SilenceKind, string[]>>;

/** A longer note says more than the statement alone. */
const MAX_WORDS = 9;

let patterns: readonly (readonly [SilenceKind, RegExp])[] | undefined;

/** The loss that a note states, if it is nothing but a plain statement of one; null for any other note. */
export function plainLoss(words: readonly Token[]): SilenceKind | null {
  if (words.length === 0 || words.length > MAX_WORDS) return null;
  patterns ??= compileLosses(content as Losses);
  const text = words.map(({ plain }) => plain).join(' ');
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function compileLosses({ someone, before, when, ...statements }: Losses): [SilenceKind, RegExp][] {
  const anyOf = (list: string) => `(?:${list.trim().replace(/\s+/g, '|')})`;
  const person = `(?:(?:my|our|his|her|the) )?${anyOf(someone)}`;
  return Object.entries(statements).map(([kind, all]) => {
    const any = all.join('|').replaceAll('[someone]', person);
    return [kind as SilenceKind, new RegExp(`^(?:${anyOf(before)} )?(?:${any})(?: ${anyOf(when)})*$`)];
  });
}
