import content from '../../prompts/passages.yaml';
import type { Passage } from './passage.ts';

/** The 17 passages, in the order of the article. */
export function passages(): readonly Passage[] {
  return content as readonly Passage[];
}

/** The passage of the article with an id, such as `the-dance`. */
export function passageById(id: string): Passage | undefined {
  return passages().find((passage) => passage.id === id);
}
