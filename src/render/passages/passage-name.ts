import { textNamedBy } from '../../passages/own-passage.ts';

/** A passage by its title, or if that is not known by the text that it comes from. */
export function passageName(id: string, title: string | null): string {
  return title === null ? unloadedPassage(id) : `"${title}"`;
}

/** What can be said of a passage whose text is not loaded, or not any more, or whose words are damaged. */
export function unloadedPassage(id: string): string {
  const text = textNamedBy(id);
  return text === null ? 'from a text that is not there to read' : `from "${text}", and not there to read`;
}
