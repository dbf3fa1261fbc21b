import { MY_MOVES, type MyMove, THEIR_MOVES, type TheirMove } from '../domain/entry.ts';
import type { Wish } from '../domain/scale.ts';
import { UserError } from '../errors.ts';
import { isId, textField } from './content-fields.ts';
import { type Facet, readFacets } from './facet.ts';

/** A passage that can be handed over: a part of the article, or a paragraph of the writer's own text. */
export interface Passage {
  id: string;
  title: string;
  /** The title of its section in the article. */
  section: string;
  /** Its paragraph or paragraphs in the section: "1", "2-3". */
  paragraph: string;
  /** The whole passage in our own words. */
  retelling: string;
  /** How many sentences its paragraphs have in the article. */
  sentenceCount: number;
  /** The article's own text, if the writer has loaded it. */
  original?: string;
  /** Whether it promises that somebody comes closer, or that the bond grows by way of space. */
  promises: boolean;
  /** A sentence saying that nothing of this is a guarantee, if the paragraph says so. */
  hedge: string | null;
  /** The answers it suits; an empty list means any answer. */
  state: {
    felt: readonly [number, number];
    wish: readonly Wish[];
    myMove: readonly MyMove[];
    theirMove: readonly TheirMove[];
  };
  /** Its parts and angles, of which an evening is shown one; none for a text of the writer's own. */
  facets: readonly Facet[];
}

const WISHES: readonly Wish[] = ['more', 'right', 'room'];

/**
 * Reads passages.
 * @param file its name, for errors
 * @throws UserError naming the file, the passage and what is wrong with it
 */
export function readPassages(content: unknown, file: string): Passage[] {
  if (!Array.isArray(content)) throw new UserError(`${file} is not a list of passages.`);
  const seen = new Set<string>();
  return content.map((item, index) => {
    const name = typeof item?.id === 'string' ? `"${item.id}"` : `number ${index + 1}`;
    const problem = (what: string) => new UserError(`${file}, passage ${name}: ${what}.`);
    const text = (field: string) => textField(item, field, problem);
    const choices = <T extends string>(field: string, allowed: readonly T[]): T[] => {
      const list = item?.state?.[field] ?? [];
      if (!Array.isArray(list) || !list.every((value) => allowed.includes(value)))
        throw problem(`"state.${field}" may hold ${allowed.join(', ')}`);
      return list;
    };
    const id = text('id');
    if (!isId(id)) throw problem('the id is not lower-case words with dashes');
    if (seen.has(id)) throw problem('this id is there twice');
    seen.add(id);
    const felt = item.state?.felt;
    if (!Array.isArray(felt) || felt.length !== 2 || !(felt[0] >= 1 && felt[0] <= felt[1] && felt[1] <= 7)) {
      throw problem('"state.felt" is not a range such as [2, 5]');
    }
    const sentenceCount = item.sentence_count;
    if (!Number.isInteger(sentenceCount) || sentenceCount < 1)
      throw problem('"sentence_count" is not a number from 1 on');
    if (![undefined, true, false].includes(item.promises)) throw problem('"promises" is neither true nor false');
    return {
      id,
      title: text('title'),
      section: text('section'),
      paragraph: text('paragraph').replace(/\D+$/, ''),
      retelling: text('retelling'),
      sentenceCount,
      promises: item.promises ?? false,
      hedge: item.hedge === undefined ? null : text('hedge'),
      state: {
        felt: [felt[0], felt[1]],
        wish: choices('wish', WISHES),
        myMove: choices('my_move', MY_MOVES),
        theirMove: choices('their_move', THEIR_MOVES),
      },
      facets: readFacets(item.facets, sentenceCount, problem),
    };
  });
}
