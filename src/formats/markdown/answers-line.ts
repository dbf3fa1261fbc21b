import type { Answers } from '../../domain/entry.ts';
import {
  type ChoiceQuestionText,
  type ClosenessQuestionText,
  labelOf,
  questions,
} from '../../domain/questions/questions.ts';
import { CLOSENESS, type Closeness, isCloseness } from '../../domain/scale.ts';
import { UserError } from '../../errors.ts';

/** The line below the heading of a day, with or without circles; a day that has a note alone has no number. */
const ANSWERS = /^(?:(?:`[^`]*` ?)?Felt:? ?(?:[1-7](?!\d)|\d+(?= ?\(|[.,]|$))|No number[.,])/i;
const OWN_ANSWERS = /^(?:`[^`]*` Felt \d|No number[.,])/;
/** A number with the words behind it. What is between two numbers is none. */
const NUMBER = String.raw`:? ?(\d+(?:[.,]\d+)?)(?! ?(?:[-/]|to|or) ?\d)(?: ?\(([^()]*)\))?(?=[\s.,!;]|$)`;
const FELT = new RegExp(`^(felt)${NUMBER}\\.?`, 'i');
const WANTED = new RegExp(`^[.,]? ?(wanted)${NUMBER}`, 'i');
/** A number in words of a person's own. What follows a full stop may be any sentence. */
const OTHER_FELT = /^(felt\b[^.,]*)/i;
const OTHER_WANTED = /^, ?(wanted\b[^.]*)/i;
/** What stands behind the name of an answer, up to the end of its sentence or the next answer. */
const ANSWER = String.raw`(.*?)(?:[.!?;]+(?=\s|$)|(?= ?(?:Mine|My move|In the day):)|$)`;
const THEIR_MOVE = new RegExp(` ?\\b((?!my )[^\\s.:,]{1,60} move:)${ANSWER}`, 'i');
const MY_MOVE = new RegExp(` ?\\b((?:Mine|My move):)${ANSWER}`, 'i');
const PRACTICES = new RegExp(` ?\\b(In the day:)${ANSWER}`, 'i');
const NO_PRACTICES = 'none of the three';

/** As much of unknown words is quoted. */
const QUOTED_LENGTH = 80;

/** Whether a line begins with the answers of a day. */
export function isAnswersLine(line: string): boolean {
  return ANSWERS.test(line);
}

/** Whether a line begins as nearfar writes the answers of a day, with the circles. */
export function isOwnAnswersLine(line: string): boolean {
  return OWN_ANSWERS.test(line);
}

interface ReadAnswers {
  /** What the line says. An answer whose words are not understood is that of `before`. */
  answers: Answers;
  /** The words of the line that are no answers; '' for none. */
  rest: string;
  /** What is said about words that are no answer where one is expected. */
  remarks: string[];
}

/**
 * Reads a line of answers that may have been changed by hand.
 * @param before the answers that stood there
 * @throws UserError for a number that is not on the scale
 */
export function readAnswersLine(line: string, before: Answers): ReadAnswers {
  const { felt, want, their_move, my_move, practices } = questions();
  const reader = new AnswersReader(line);
  const answers = {
    felt: reader.takeNumber([FELT, OTHER_FELT], felt, before.felt),
    want: reader.takeNumber([WANTED, OTHER_WANTED], want, before.want),
    their_move: reader.takeChoice(THEIR_MOVE, their_move, before.their_move),
    my_move: reader.takeChoice(MY_MOVE, my_move, before.my_move),
    practices: reader.takeChoices(PRACTICES, practices, before.practices),
  };
  const answered = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
  return { answers: answered, rest: reader.rest, remarks: reader.remarks };
}

/** Takes one answer after the other out of a line. What is none stays, and where one is expected, a remark says so. */
class AnswersReader {
  readonly remarks: string[] = [];
  #line: string;
  /** Words in the place of a number, or behind one. */
  readonly #typed: string[] = [];

  constructor(line: string) {
    const [span = ''] = /^`[^`]*` ?/.exec(line) ?? [];
    // The circles have no letters.
    if (/\p{L}/u.test(span)) this.#typed.push(span.trimEnd());
    this.#line = line.slice(span.length).replace(/^No number\.?/i, '');
  }

  /** What was not taken; '' where no word is left. */
  get rest(): string {
    const rest = [this.#line, ...this.#typed].join(' ');
    return /[\p{L}\p{N}]/u.test(rest) ? rest.replace(/^[\s.,]+/, '').trim() : '';
  }

  takeNumber(
    [pattern, otherWords]: readonly [RegExp, RegExp],
    { anchors }: ClosenessQuestionText,
    old: Closeness | undefined,
  ): Closeness | undefined {
    const found = pattern.exec(this.#line);
    if (!found) return this.#refuseNumber(otherWords, old);
    this.#replace(found);
    const [, name = '', digits, words] = found;
    const given = Number(digits);
    if (!isCloseness(given))
      throw new UserError(`"${name} ${digits}" is none of the seven. Write a number from 1 to 7.`);
    if (words === undefined) return given;
    const named = CLOSENESS.find((one) => anchors[one] === words.trim());
    // Where only the words were changed they say the number, and where only the number was, the words are old.
    if (named !== undefined && given === old) return named;
    if (named === undefined) {
      this.#typed.push(words);
      this.#remark(words, `not what ${given} means, "${anchors[given]}"`, given);
    } else if (named !== given && named !== old)
      this.remarks.push(`"${name} ${given} (${words})" has the words of ${named}, and ${given} was taken.`);
    return given;
  }

  #refuseNumber(otherWords: RegExp, old: Closeness | undefined): Closeness | undefined {
    const found = otherWords.exec(this.#line);
    if (!found) return undefined;
    this.#replace(found);
    this.#typed.push(found[1]!);
    this.#remark(found[1]!, 'no number from 1 to 7', old);
    return old;
  }

  takeChoice<Value extends string>(
    pattern: RegExp,
    text: ChoiceQuestionText<Value>,
    old: Value | undefined,
  ): Value | undefined {
    const found = pattern.exec(this.#line);
    if (!found) return undefined;
    const words = wordsIn(found);
    if (words === '') return this.#takeOpen(found);
    const answer = answerOf(text, words);
    if (answer === undefined) this.#remark(found[0], noneOf(text), old && labelOf(text, old));
    else this.#replace(found);
    return answer ?? old;
  }

  takeChoices<Value extends string>(
    pattern: RegExp,
    text: ChoiceQuestionText<Value>,
    old: Value[] | undefined,
  ): Value[] | undefined {
    const found = pattern.exec(this.#line);
    if (!found) return undefined;
    const words = wordsIn(found);
    if (words === '') return this.#takeOpen(found);
    const parts = words.split(/\s*,\s*/).filter((part) => part.toLowerCase() !== NO_PRACTICES);
    const known = parts.flatMap((part) => answerOf(text, part) ?? []);
    const unknown = parts.filter((part) => answerOf(text, part) === undefined).join(', ');
    const kept = unknown !== '' && known.length === 0 ? old : known;
    if (unknown === '') this.#replace(found);
    else {
      if (known.length > 0) this.#replace(found, ` ${found[1]} ${unknown}.`);
      this.#remark(unknown, noneOf(text), kept && (kept.map((one) => labelOf(text, one)).join(', ') || NO_PRACTICES));
    }
    return kept;
  }

  /** Takes out the name of an answer without words behind it: its question is open then. */
  #takeOpen(found: RegExpExecArray): undefined {
    this.#replace(found);
  }

  #replace(found: RegExpExecArray, by = ''): void {
    this.#line = this.#line.slice(0, found.index) + by + this.#line.slice(found.index + found[0].length);
  }

  /** @param kept the answer that stands in the place of the words, if there is one */
  #remark(words: string, what: string, kept: string | number | undefined): void {
    const quoted = words.trim();
    const shown = quoted.length > QUOTED_LENGTH ? `${quoted.slice(0, QUOTED_LENGTH)}...` : quoted;
    const stands = kept === undefined ? 'no answer was kept' : `kept as the answer: ${kept}`;
    this.remarks.push(`"${shown}" is ${what}. It went into the note; ${stands}.`);
  }
}

/** What stands behind the name of an answer. */
function wordsIn([, , words = '']: RegExpExecArray): string {
  return words.trim();
}

function noneOf<Value>({ keys }: ChoiceQuestionText<Value>): string {
  return `none of: ${keys.map(({ label }) => label).join(', ')}`;
}

function answerOf<Value extends string>({ keys }: ChoiceQuestionText<Value>, words: string): Value | undefined {
  const text = words.toLowerCase();
  return keys.find(({ label, value }) => label.toLowerCase() === text || value === text)?.value;
}
