import { isId, textField } from './content-fields.ts';

/** A part or an angle of a passage. An evening is shown one of them, so that a passage can be read for years. */
export interface Facet {
  /** Unique within its passage. */
  id: string;
  /** The sentences of the article's paragraph that it retells, ascending, from 1. */
  sentences: readonly number[];
  /** The facet in our own words. Its first sentence also stands by itself. */
  retelling: string;
  /** A question to take along, with slots for the other person. */
  question: string;
  /** For the passages of the three practices: something small to do, with slots too. */
  smallThing: string | null;
  /** Phrases that people write on evenings on which this facet, rather than another, is the one to read. */
  cues: readonly string[];
}

/** A retelling has at least and at most this many words. */
const WORDS = { least: 30, most: 90 };

/**
 * Reads the facets of a passage.
 * @param sentenceCount the number of sentences that the article's paragraph has
 * @param problem makes the error from what is wrong
 * @throws the error that `problem` makes, naming the facet
 */
export function readFacets(content: unknown, sentenceCount: number, problem: (what: string) => Error): Facet[] {
  if (!Array.isArray(content) || content.length === 0) throw problem('"facets" is not a list of facets');
  const seen = new Set<string>();
  return content.map((item, index) => {
    const name = typeof item?.id === 'string' ? `"${item.id}"` : `number ${index + 1}`;
    const facetProblem = (what: string) => problem(`facet ${name}: ${what}`);
    const text = (field: string) => textField(item, field, facetProblem);
    const id = text('id');
    if (!isId(id)) throw facetProblem('the id is not lower-case words with dashes');
    if (seen.has(id)) throw facetProblem('this id is there twice');
    seen.add(id);
    const retelling = text('retelling');
    const words = retelling.split(' ').length;
    if (words < WORDS.least || words > WORDS.most)
      throw facetProblem(`"retelling" has ${words} words, not ${WORDS.least} to ${WORDS.most}`);
    if (!isAscending(item.sentences, sentenceCount))
      throw facetProblem(`"sentences" is not a list of numbers from 1 to ${sentenceCount}, ascending`);
    if (!isListOfTexts(item.cues)) throw facetProblem('"cues" is not a list of words');
    return {
      id,
      sentences: item.sentences,
      retelling,
      question: text('question'),
      smallThing: item.small_thing === undefined ? null : text('small_thing'),
      cues: item.cues,
    };
  });
}

/** Whether a value is a list of whole numbers from 1 to `most`, each greater than the one before, and not empty. */
function isAscending(value: unknown, most: number): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((number, at) => Number.isInteger(number) && number > (value[at - 1] ?? 0) && number <= most)
  );
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && one.trim() !== '');
}
