import { UserError } from '../../errors.ts';
import { pairWord, shellWord } from '../flag-pairs.ts';

/** More of them would not help. */
export const MAX_NAMED_MOODS = 6;

/** An item of another program whose words for its mood the map does not know, or which has none. */
export class UnknownMood extends UserError {
  readonly moods: readonly string[];

  constructor(moods: readonly string[]) {
    super(sentence(moods));
    this.moods = moods;
  }
}

function sentence(moods: readonly string[]): string {
  if (moods.length === 0) return 'Nothing here says how close it felt; --map "*=4" would say it for all of these.';
  return `I do not know how close ${moods
    .slice(0, MAX_NAMED_MOODS)
    .map((word) => `"${word}"`)
    .join(', ')} is; --map ${shellWord(`${pairWord(moods[0]!)}=4`)} would say it.`;
}
