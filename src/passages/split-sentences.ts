/** A dot after one of these words, or after a single capital letter, does not end a sentence. */
const ABBREVIATION = /(?:^|[\s("'“‘])(?:Mrs?|Ms|Dr|Prof|St|vs|etc|cf|e\.g|i\.e|\p{Lu})\.$/u;
/** The white space after a sentence: behind its last mark and the quotes that close with it, before a capital or digit. */
const BOUNDARY = /(?<=[.!?…]["'”’)\]]*)\s+(?=["'“‘(]*[\p{Lu}\d])/u;

/** The sentences of a paragraph in order, without the white space between them. */
export function splitSentences(paragraph: string): string[] {
  const sentences: string[] = [];
  for (const part of paragraph.trim().split(BOUNDARY)) {
    const last = sentences.at(-1);
    if (last !== undefined && ABBREVIATION.test(last)) sentences[sentences.length - 1] = `${last} ${part}`;
    else sentences.push(part);
  }
  return sentences;
}
