import content from '../../prompts/passages.yaml';
import { type Passage, readPassages } from './passage.ts';

let known: readonly Passage[] | undefined;

/** The 17 passages, in the order of the article. */
export function passages(): readonly Passage[] {
  known ??= readPassages(content, 'prompts/passages.yaml');
  return known;
}

export function passageById(id: string): Passage | undefined {
  return passages().find((passage) => passage.id === id);
}
