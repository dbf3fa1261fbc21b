import { isTakenName, type OwnQuestion } from '../../domain/questions/own-question.ts';
import type { ImportResult } from '../../formats/format.ts';
import type { Journal } from '../../journal/journal.ts';
import { ownQuestions, questionsToTakeOver } from '../../journal/questions/own-questions.ts';
import { nameSome } from '../../language/name-some.ts';
import { joinWithAnd } from '../../render/text.ts';
import type { KeepRule } from './resolve-conflict.ts';

/** How many names a sentence has. */
const MAX_NAMED = 10;

/** Which questions stand where both have one of a name, under a rule for entries. */
export function questionRule(keep: KeepRule) {
  return keep === 'both-notes' ? 'newer' : keep;
}

/**
 * What an import brings of own questions, in sentences: those that are new, changed, of another kind than here, made of their
 * answers, and those that have answers alone. Nothing for a file without any. The journal is as it was before the import.
 * @param made the questions that are made of answers
 */
export function questionSentences(
  journal: Journal,
  {
    entries,
    ownQuestions: theirs = [],
    questionOrder,
  }: Pick<ImportResult, 'entries' | 'ownQuestions' | 'questionOrder'>,
  made: readonly OwnQuestion[],
  keep: KeepRule,
): string[] {
  const kindsInFile = new Map<string, string>();
  for (const { entry } of entries)
    for (const [name, { kind }] of Object.entries(entry.own_answers ?? {})) kindsInFile.set(name, kind);
  if (theirs.length === 0 && kindsInFile.size === 0) return [];
  const mine = ownQuestions(journal);
  const { added, changed } = questionsToTakeOver(journal, theirs, questionRule(keep));
  const asked = added.filter(({ removed_at }) => removed_at === undefined);
  for (const { name, kind } of theirs) kindsInFile.set(name, kind);
  const others = mine.flatMap(({ name, kind }) => {
    const inFile = kindsInFile.get(name);
    return inFile === undefined || inFile === kind ? [] : [`"${name}" is ${kind} here and ${inFile} in the file`];
  });
  const known = new Set([...mine, ...theirs, ...made].map(({ name }) => name));
  const unknown = [...kindsInFile.keys()].filter((name) => !known.has(name));
  const toAsk = unknown.find((name) => !isTakenName(name));
  const isHidden = ({ name }: OwnQuestion) => questionOrder?.hidden.includes(name) ?? false;
  return [
    ...(asked.length > 0 ? [`Questions of your own that are new here: ${named(asked.map(({ name }) => name))}.`] : []),
    ...(changed.length > 0 ? [`Questions as the file has them: ${named(changed.map(({ name }) => name))}.`] : []),
    ...(others.length > 0 ? [`${named(others)}: each answer stays what it is.`] : []),
    ...madeSentence(
      'asked from now on',
      made.filter((one) => !isHidden(one)),
    ),
    ...madeSentence('hidden as in the file', made.filter(isHidden)),
    ...(unknown.length > 0
      ? [
          `Answers that have no question here are kept: ${named(unknown)}.${toAsk === undefined ? '' : ` nearfar questions add ${toAsk} asks it.`}`,
        ]
      : []),
  ];
}

function madeSentence(become: string, made: readonly OwnQuestion[]): string[] {
  if (made.length === 0) return [];
  const kinds = named(made.map(({ name, kind }) => `${name} (${kind})`));
  return [
    `Questions made of their answers, and ${become}: ${kinds}. nearfar questions add ${made[0]!.name} --text "..." gives one your words.`,
  ];
}

function named(names: readonly string[]): string {
  return joinWithAnd(nameSome(names, MAX_NAMED));
}
