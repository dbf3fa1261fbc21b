import { instantAfter } from '../../domain/instant-after.ts';
import type { QuestionKind } from '../../domain/questions/own-answers.ts';
import { choicesFrom, type OwnQuestion, parseQuestion } from '../../domain/questions/own-question.ts';
import { isMadeOfAnswers } from '../../domain/questions/questions-for-answers.ts';
import { UsageError, UserError } from '../../errors.ts';
import type { Journal } from '../../journal/journal.ts';
import { withJournal } from '../../journal/open.ts';
import { ownQuestions, putOwnQuestion } from '../../journal/questions/own-questions.ts';
import type { Prompter } from '../../terminal/prompts/prompter.ts';
import { canPrompt, type World } from '../../world.ts';
import { withAlternateScreen } from '../with-alternate-screen.ts';

/** What was said of a new question; what is missing is asked for. */
export interface NewQuestion {
  name: string;
  text?: string;
  kind?: QuestionKind;
  /** The labels of the choices. */
  choices?: readonly string[];
  unit?: string;
  low?: string;
  high?: string;
}

const KINDS: readonly { key: string; value: QuestionKind; label: string }[] = [
  { key: 's', value: 'scale', label: 'a number from 1 to 7' },
  { key: 'c', value: 'choice', label: 'one of several choices, by one key' },
  { key: 'n', value: 'number', label: 'any number, such as hours' },
  { key: 'y', value: 'yes-no', label: 'yes or no' },
  { key: 't', value: 'text', label: 'a few words' },
];

const CHOICES_QUESTION = { ask: 'Which choices are there?', keyHints: ['Commas between them', 'Enter goes on'] };

/**
 * Adds a question of the writer's own. One that was removed is asked again under its name, with the answers that it has. One that
 * an import made of answers is given the writer's words, and is otherwise what it was unless they say another kind.
 * @throws UserError if there is one of that name, or something about it is wrong
 */
export async function addOwnQuestion(world: World, given: NewQuestion): Promise<OwnQuestion> {
  const known = await withJournal(world, 'read', (journal) => questionNamed(journal, given.name));
  assertNew(known, given.name);
  const isMade = known !== undefined && isMadeOfAnswers(known);
  const isBack =
    known !== undefined && !isMade && !isPurged(known) && given.text === undefined && given.kind === undefined;
  const said = isMade && (given.kind ?? known.kind) === known.kind ? { ...formSaid(known), ...given } : given;
  const question = isBack ? askedAgain(known, world) : fromWords(await completed(world, said), world);
  await withJournal(world, 'write', (journal) => {
    const before = questionNamed(journal, question.name);
    assertNew(before, question.name);
    // Otherwise a merge with a journal that removed it later, by another clock, would remove it again.
    putOwnQuestion(journal, { ...question, updated_at: instantAfter(before?.updated_at ?? null, question.updated_at) });
  });
  return question;
}

function questionNamed(journal: Journal, name: string): OwnQuestion | undefined {
  return ownQuestions(journal).find((question) => question.name === name.normalize());
}

/** Whether `purge` took away what a removed question asked, and with it its kind. */
function isPurged({ name, text, kind }: OwnQuestion): boolean {
  return text === name && kind === 'text';
}

function assertNew(known: OwnQuestion | undefined, name: string): void {
  if (known && known.removed_at === undefined && !isMadeOfAnswers(known))
    throw new UserError(`There is a question "${name}" already.`, 'Choose another name, or remove it first.');
}

function askedAgain({ removed_at: _, ...question }: OwnQuestion, world: World): OwnQuestion {
  return { ...question, updated_at: world.now().toISOString() };
}

/** What a question takes, as it could have been said of a new one. */
function formSaid({ kind, unit, choices }: OwnQuestion): Partial<NewQuestion> {
  return {
    kind,
    ...(unit !== undefined && { unit }),
    ...(choices && { choices: choices.map(({ label }) => label) }),
  };
}

/** The labels of choices in words with commas between. */
export function splitLabels(words: string): string[] {
  return words
    .split(',')
    .map((label) => label.trim())
    .filter(Boolean);
}

function fromWords({ choices, ...given }: NewQuestion, world: World): OwnQuestion {
  const assertUnused = (kind: QuestionKind, value: unknown, flag: string) => {
    if (value !== undefined && given.kind !== kind)
      throw new UsageError(`${flag} belongs to a question of the kind ${kind}.`, 'Leave it out, or choose that kind.');
  };
  assertUnused('choice', choices, '--choices');
  assertUnused('number', given.unit, '--unit');
  assertUnused('scale', given.low, '--low');
  assertUnused('scale', given.high, '--high');
  return parseQuestion({
    ...given,
    ...(choices && { choices: choicesFrom(choices) }),
    updated_at: world.now().toISOString(),
  });
}

/** The question with what was missing. The name is checked first, so that nobody is asked about a question that cannot be added. */
async function completed(world: World, given: NewQuestion): Promise<NewQuestion> {
  parseQuestion({ name: given.name, text: 'a text', kind: 'text', updated_at: world.now().toISOString() });
  const isMissing = given.text === undefined || given.kind === undefined;
  if (!isMissing && (given.kind !== 'choice' || given.choices !== undefined)) return given;
  if (!canPrompt(world))
    throw new UsageError(
      'A question needs a text and a kind, and one of the kind choice its choices.',
      'Such as: nearfar questions add sleep --kind scale --text "How did you sleep?"',
    );
  return withAlternateScreen(world, (prompter) => askForRest(prompter, given));
}

/** Asks for a word beside the answer; '' for none. */
async function askLabel(prompter: Prompter, ask: string, example: string): Promise<string> {
  return (await prompter.line({ ask, keyHints: [`Such as ${example}`, 'Enter alone: none'] })).trim();
}

async function askForRest(prompter: Prompter, given: NewQuestion): Promise<NewQuestion> {
  const text =
    given.text ??
    (await prompter.line({
      ask: `In which words is "${given.name}" asked?`,
      keyHints: ['Such as: How did you sleep?', 'Enter goes on'],
    }));
  const kind =
    given.kind ??
    (await prompter.key<QuestionKind>({
      ask: 'What is the answer?',
      choices: KINDS,
      enter: { value: 'scale', label: 'for a number from 1 to 7' },
    }));
  const isChoice = kind === 'choice' && given.choices === undefined;
  const choices = isChoice ? splitLabels(await prompter.line(CHOICES_QUESTION)) : given.choices;
  const isNumber = kind === 'number' && given.unit === undefined;
  const unit = isNumber ? await askLabel(prompter, 'In which unit?', 'h') : given.unit;
  const isScale = kind === 'scale';
  const low = isScale && given.low === undefined ? await askLabel(prompter, 'What does 1 mean?', 'badly') : given.low;
  const high = isScale && given.high === undefined ? await askLabel(prompter, 'What does 7 mean?', 'well') : given.high;
  return {
    ...given,
    text,
    kind,
    ...(choices !== undefined && { choices }),
    ...(unit && { unit }),
    ...(low && { low }),
    ...(high && { high }),
  };
}
