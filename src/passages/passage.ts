import { MY_MOVES, type MyMove, THEIR_MOVES, type TheirMove } from '../domain/entry.ts';
import type { Wish } from '../domain/scale.ts';
import { UserError } from '../errors.ts';

/** One of the pieces of the article, retold. */
export interface Passage {
  id: string;
  title: string;
  /** The title of the article's section in which it stands. */
  section: string;
  /** Which paragraph of the section, as text: "1", "2-3". */
  paragraph: string;
  retelling: string;
  /** The paragraphs of the article itself, where the writer has loaded it. */
  original?: string;
  /** A question to take along; another text has none. */
  question: string | null;
  /** For the three practices: one small thing one can do. */
  smallThing: string | null;
  /** One sentence saying that nothing of this is a guarantee, where the paragraph says so. */
  hedge: string | null;
  /** The evenings it is for. */
  state: {
    felt: readonly [number, number];
    wish: readonly Wish[];
    myMove: readonly MyMove[];
    theirMove: readonly TheirMove[];
  };
  /** What people say when it fits. */
  cues: readonly string[];
}

const WISHES: readonly Wish[] = ['more', 'right', 'room'];

/**
 * The passages that a content file spells.
 * @throws UserError naming the file, the item and what is wrong with it
 */
export function readPassages(content: unknown, file: string): Passage[] {
  if (!Array.isArray(content)) throw new UserError(`${file} is not a list of passages.`);
  const seen = new Set<string>();
  return content.map((item, index) => {
    const name = typeof item?.id === 'string' ? `"${item.id}"` : `number ${index + 1}`;
    const wrong = (what: string) => new UserError(`${file}, passage ${name}: ${what}.`);
    const text = (field: string): string => {
      const value = item?.[field];
      if ((typeof value !== 'string' && typeof value !== 'number') || String(value).trim() === '')
        throw wrong(`"${field}" is missing`);
      return String(value).replace(/\s+/g, ' ').trim();
    };
    const among = <T extends string>(field: string, allowed: readonly T[]): T[] => {
      const list = item?.state?.[field] ?? [];
      if (!Array.isArray(list) || !list.every((one) => allowed.includes(one)))
        throw wrong(`"state.${field}" may hold ${allowed.join(', ')}`);
      return list;
    };
    const id = text('id');
    if (!/^[a-z]+(-[a-z]+)*$/.test(id)) throw wrong('the id is not lower-case words with dashes');
    if (seen.has(id)) throw wrong('this id is there twice');
    seen.add(id);
    const felt = item.state?.felt;
    if (!Array.isArray(felt) || felt.length !== 2 || !(felt[0] >= 1 && felt[0] <= felt[1] && felt[1] <= 7)) {
      throw wrong('"state.felt" is not a range such as [2, 5]');
    }
    if (!Array.isArray(item.cues) || !item.cues.every((cue: unknown) => typeof cue === 'string' && cue.trim() !== '')) {
      throw wrong('"cues" is not a list of words');
    }
    return {
      id,
      title: text('title'),
      section: text('section'),
      paragraph: text('paragraph').replace(/\D+$/, ''),
      retelling: text('retelling'),
      question: text('question'),
      smallThing: item.small_thing === undefined ? null : text('small_thing'),
      hedge: item.hedge === undefined ? null : text('hedge'),
      state: {
        felt: [felt[0], felt[1]],
        wish: among('wish', WISHES),
        myMove: among('my_move', MY_MOVES),
        theirMove: among('their_move', THEIR_MOVES),
      },
      cues: item.cues,
    };
  });
}
