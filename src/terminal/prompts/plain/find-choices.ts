import type { KeyChoice } from '../prompter.ts';

/** A choice and the words by which it can be answered beside its key and its label. */
export interface NamedChoice<Value> extends KeyChoice<Value> {
  words?: readonly string[];
}

/**
 * The choices that a typed answer means: the one with this key, label or value, or else all that have a word beginning
 * like it. More than one is an answer that has to be made clearer.
 */
export function findChoices<Value>(choices: readonly NamedChoice<Value>[], typed: string): NamedChoice<Value>[] {
  const answer = typed.toLowerCase().replace(/\s+/g, ' ').trim();
  if (answer === '') return [];
  const exact = choices.find((choice) => choice.key === answer || namesOf(choice).includes(answer));
  if (exact) return [exact];
  const begun = choices.filter((choice) =>
    [...namesOf(choice), ...(choice.words ?? [])].some((name) => beginsAWord(name, answer)),
  );
  return begun.filter((choice, index) => begun.findIndex(({ value }) => value === choice.value) === index);
}

/**
 * The choices that an answer lists: keys in a row, as in `13`, or words with commas or spaces between them.
 * @returns for each part of the answer the choices it may mean
 */
export function findListedChoices<Value>(
  choices: readonly NamedChoice<Value>[],
  answer: string,
): NamedChoice<Value>[][] {
  const find = (part: string) => findChoices(choices, part);
  const keys = [...answer.replace(/[\s,]/g, '')];
  if (keys.every((typed) => choices.some(({ key }) => key === typed))) return keys.map(find);
  return answer
    .split(/,|\band\b/)
    .filter((part) => part.trim() !== '')
    .flatMap((part) => (find(part).length > 0 ? [find(part)] : part.trim().split(/\s+/).map(find)));
}

function namesOf<Value>({ label, value }: KeyChoice<Value>): string[] {
  return [label.toLowerCase(), ...(typeof value === 'string' ? [value] : [])];
}

/** Whether the answer is the beginning of the name, or of the name from one of its words on. */
function beginsAWord(name: string, answer: string): boolean {
  return name.startsWith(answer) || [' ', '-', '"'].some((before) => name.includes(before + answer));
}
