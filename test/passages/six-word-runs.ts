import { hash } from 'node:crypto';

const RUN = 6;

/** The words of a text for comparison: only letters, in lower case, without apostrophes. */
function plainWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[a-z]+/g) ?? []
  );
}

/** Every run of six words, with the first 12 hexadecimal digits of its SHA-256. */
export function sixWordRuns(text: string): Map<string, string> {
  const words = plainWords(text);
  const runs = words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' '));
  return new Map(runs.map((run) => [run, hash('sha256', run).slice(0, 12)]));
}

/** The hashes of an article's runs, except those within its titles (short lines), which may be quoted. */
export function hashedSixWordRuns(article: string): Set<string> {
  const titles = article.split('\n').filter((line) => line.length <= 60);
  const named = new Set(titles.flatMap((title) => [...sixWordRuns(title).values()]));
  return new Set([...sixWordRuns(article).values()].filter((one) => !named.has(one)));
}
