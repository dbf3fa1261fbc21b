import content from '../../prompts/passages.yaml';
import type { Passage } from './passage.ts';

/** All passages that the program brings: those of the article in its order, then any others. */
export function passages(): readonly Passage[] {
  return content as readonly Passage[];
}

/** The passage of the article with an id, such as `the-dance`. */
export function passageById(id: string): Passage | undefined {
  return passages().find((passage) => passage.id === id);
}
