import { UserError } from '../../errors.ts';

/** More of them would not help. */
export const MAX_NAMED_MOODS = 6;

/** An item of another program whose words for its mood the map does not know, or which has none. */
export class UnknownMood extends UserError {
  readonly moods: readonly string[];
  readonly tags: readonly string[];

  constructor(moods: readonly string[], tags: readonly string[] = []) {
    super(sentence(moods));
    this.moods = moods;
    this.tags = tags;
  }
}

function sentence(moods: readonly string[]): string {
  if (moods.length === 0) return 'Nothing here says how close it felt.';
  const named = moods.slice(0, MAX_NAMED_MOODS).map((word) => `"${word}"`);
  return `I do not know how close ${named.join(', ')} is.`;
}
