import type { Answers } from '../domain/entry.ts';
import { type Token, tokenize } from '../language/tokens.ts';
import type { Passage } from '../passages/passage.ts';
import { FOR_AN_EVENING } from './answer-phrases.ts';
import { answerWords } from './answer-words.ts';
import { isQuotableWord } from './clauses.ts';
import type { Evidence, Reason } from './explain-choice.ts';
import { countTerms, isPair, termsOf } from './terms.ts';

/** A passage of a text of the writer's own, and the weight of its text: with 2, half the likeness is enough. */
export interface WeightedPassage {
  passage: Passage;
  weight: number;
}

/** The passages of the writer's own texts that are nearest to an evening. */
export interface OwnPassages {
  passages: readonly Passage[];
  /** Their grades, for the evening or for what is left of it, on the scale of the article's passages. */
  grade: (answers: Answers, words: readonly Token[]) => Map<string, number>;
  /** Why one of them is near: the words that it shares with the note and the answers. */
  explain: (id: string) => Reason;
}

/** So many of them compete: with the article's they are as many as a reader of the writer's own is given. */
const MAX_NEAREST = 13;
/** A passage that shares fewer words with the note, or with the answers of an evening without one, may do so by chance. */
const MIN_SHARED = 2;
/** The grade for a likeness of 1, and the highest grade there is. docs/reading.md says how the slope was chosen. */
const SLOPE = 23;
const MAX_GRADE = 3;
/** The length of the vector of an ordinary evening. The few words of a shorter one are not all that there is to it. */
const MIN_LENGTH = 14;
/** How much less a word counts that stands for an answer. */
const ANSWER_VALUE = 0.5;
const WORDS_QUOTED = 3;
/** A word that adds less to the grade is not named as evidence. */
const MIN_CONTRIBUTION = 0.05;

/** The weight of each word, or pair of words, of a text. */
type Weights = ReadonlyMap<string, number>;

/** A word that an evening and a passage share, with what it adds to the grade. */
interface SharedWord {
  key: string;
  grade: number;
}

/**
 * Compares passages of the writer's own texts with an evening: the cosine of their words and pairs of words, each counted by
 * how rare it is among all passages (tf-idf; Salton & Buckley 1988).
 * @param others the passages of the article, which together with the own ones tell how rare a word is
 */
export function nearestOwnPassages(
  evening: Answers,
  own: readonly WeightedPassage[],
  others: readonly Pick<Passage, 'retelling'>[],
): OwnPassages {
  const texts = own.map(({ passage }) => countTerms(termsOf(passage.retelling)));
  const rarity = rarityAmong([...texts, ...others.map(({ retelling }) => countTerms(termsOf(retelling)))]);
  const vectors = texts.map((counts) => {
    const weights = new Map([...counts].map(([key, count]) => [key, saturated(count) * rarity(key)]));
    return { weights, length: lengthOf(weights) };
  });
  const note = evening.note ?? '';
  const noteWords = tokenize(note);
  const sharedWith = (asked: Weights, at: number): SharedWord[] => {
    const { weights, length } = vectors[at]!;
    const scale = (SLOPE * own[at]!.weight) / (length * Math.max(MIN_LENGTH, lengthOf(asked)));
    return [...asked].flatMap(([key, weight]) => {
      const other = weights.get(key);
      return other === undefined ? [] : [{ key, grade: weight * other * scale }];
    });
  };
  const asked = askedFor(evening, note, noteWords, rarity);
  const inNote = countTerms(termsOf(note, noteWords));
  const isCounted = ({ key, grade }: SharedWord) => grade > 0 && !isPair(key) && (note === '' || inNote.has(key));
  const nearest = [...own.keys()]
    .map((at) => ({ at, shared: sharedWith(asked, at) }))
    .filter(({ shared }) => shared.filter(isCounted).length >= MIN_SHARED)
    .sort((a, b) => sumOf(b.shared) - sumOf(a.shared) || a.at - b.at)
    .slice(0, MAX_NEAREST);
  return {
    passages: nearest.map(({ at }) => own[at]!.passage),
    grade: (answers, words) => {
      // As they were written: where the model reads a word as another one that it knows, a text may know the first.
      const starts = new Set(words.map(({ start }) => start));
      const kept = noteWords.filter(({ start }) => starts.has(start));
      const left = askedFor(answers, note, kept, rarity);
      return new Map(nearest.map(({ at }) => [own[at]!.passage.id, Math.min(MAX_GRADE, sumOf(sharedWith(left, at)))]));
    },
    explain: (id) => explain(nearest.find(({ at }) => own[at]!.passage.id === id)!.shared, evening, note, noteWords),
  };
}

/** How rare a word is among some texts: 0 for one that is in all of them. */
function rarityAmong(texts: readonly Weights[]): (key: string) => number {
  const textsWith = new Map<string, number>();
  for (const text of texts) for (const key of text.keys()) textsWith.set(key, (textsWith.get(key) ?? 0) + 1);
  return (key) => Math.log((texts.length + 1) / ((textsWith.get(key) ?? 0) + 1));
}

function saturated(count: number): number {
  return 1 + Math.log(count);
}

function lengthOf(weights: Weights): number {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  return Math.sqrt(squares);
}

function sumOf(shared: readonly SharedWord[]): number {
  return shared.reduce((sum, { grade }) => sum + grade, 0);
}

/** The vector of an evening: the words of its note, and fainter those that stand for its answers. */
function askedFor(answers: Answers, note: string, words: readonly Token[], rarity: (key: string) => number): Weights {
  const asked = new Map<string, number>();
  for (const { words } of answerWords(answers))
    for (const { key } of termsOf(words)) if (!isPair(key)) asked.set(key, ANSWER_VALUE * rarity(key));
  for (const [key, count] of countTerms(termsOf(note, words))) asked.set(key, saturated(count) * rarity(key));
  return asked;
}

/** Names the shared words, the strongest first: as they stand in the note, and otherwise the answer that they stand for. */
function explain(shared: readonly SharedWord[], answers: Answers, note: string, noteWords: readonly Token[]): Reason {
  const inNote = new Map(termsOf(note, noteWords).map((term) => [term.key, term]));
  const given = answerWords(answers).map(({ says, words }) => ({ says, keys: termsOf(words).map(({ key }) => key) }));
  const found = shared.flatMap(({ key, grade }): Evidence[] => {
    const term = inNote.get(key);
    if (term) return [{ says: term.written, place: { start: term.start, end: term.end }, contribution: grade }];
    const answer = given.find(({ keys }) => keys.includes(key));
    return answer ? [{ says: answer.says, place: null, contribution: grade }] : [];
  });
  // Two words may stand for one answer.
  const evidence = [...Map.groupBy(found, ({ says }) => says).values()]
    .map((same) => ({ ...same[0]!, contribution: same.reduce((sum, { contribution }) => sum + contribution, 0) }))
    .sort((a, b) => b.contribution - a.contribution);
  return {
    why: reasonFor(evidence),
    evidence: evidence.filter(({ contribution }) => contribution >= MIN_CONTRIBUTION),
  };
}

function reasonFor(evidence: readonly Evidence[]): string {
  const quoted = evidence.filter(({ says, place }) => place !== null && isQuotableWord(says)).slice(0, WORDS_QUOTED);
  const answer = evidence.find(({ place }) => place === null);
  if (quoted.length > 0) return `because you wrote ${listWords(quoted.map(({ says }) => `"${says}"`))}`;
  return answer ? FOR_AN_EVENING + answer.says : 'because it shares words with your note';
}

function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
