import { type Command, Option } from 'commander';
import { instantAfter } from '../domain/instant-after.ts';
import { QUESTION_KINDS } from '../domain/questions/own-answers.ts';
import { hiddenLast } from '../domain/questions/question-order.ts';
import { questions as builtInQuestions } from '../domain/questions/questions.ts';
import { UserError } from '../errors.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { warnOfDamagedRows } from '../io/warn-of-damaged-rows.ts';
import type { Journal } from '../journal/journal.ts';
import { withJournal } from '../journal/open.ts';
import {
  countAnswers,
  orderedQuestions,
  ownQuestions,
  putOwnQuestion,
  questionOrder,
  setQuestionOrder,
} from '../journal/questions/own-questions.ts';
import { unreadableQuestions } from '../journal/questions/unreadable-questions.ts';
import { renderQuestions } from '../render/questions/question-list.ts';
import { escapeControls, joinWithAnd, pluralize } from '../render/text.ts';
import { confirm } from '../session/confirm.ts';
import { addOwnQuestion, type NewQuestion, splitLabels } from '../session/own-questions/add-own-question.ts';
import { renameOwnQuestion } from '../session/own-questions/rename-own-question.ts';
import { requireOwnQuestion, requireQuestions } from '../session/own-questions/require-question.ts';
import type { World } from '../world.ts';

/** `nearfar questions`: the questions of an evening, their order, and those of the writer's own. */
export function addCommand(questions: Command, worldFor: WorldFor): void {
  questions
    .command('list', { isDefault: true })
    .description('show the questions of an evening in their order')
    .option('--json', 'print them as JSON')
    .action((flags: { json?: boolean }, self: Command) => list(worldFor(self), flags.json ?? false));
  questions
    .command('add')
    .description('add a question of your own; what is not said is asked for')
    .argument('<name>', 'one word, under which its answers are kept')
    .option('--text <text>', 'what it asks')
    .addOption(new Option('--kind <kind>', 'what the answer is').choices(QUESTION_KINDS))
    .option('--choices <labels>', 'of the kind choice, with commas between', splitLabels)
    .option('--unit <unit>', 'of the kind number, such as h')
    .option('--low <label>', 'of the kind scale: what 1 means')
    .option('--high <label>', 'of the kind scale: what 7 means')
    .action((name: string, flags: Omit<NewQuestion, 'name'>, self: Command) => add(worldFor(self), { ...flags, name }));
  questions
    .command('order')
    .description('ask the questions in this order; those that are not named follow')
    .argument('<questions...>', 'their names')
    .action((names: string[], _, self: Command) => order(worldFor(self), names));
  questions
    .command('hide')
    .description('leave questions out of the evening; their answers stay')
    .argument('<questions...>', 'their names')
    .action((names: string[], _, self: Command) => setHidden(worldFor(self), names, true));
  questions
    .command('show')
    .description('ask hidden questions again')
    .argument('<questions...>', 'their names')
    .action((names: string[], _, self: Command) => setHidden(worldFor(self), names, false));
  questions
    .command('rename')
    .description('give a question of your own another name; its answers follow')
    .argument('<question>', 'its name')
    .argument('<new-name>', 'one word')
    .action((from: string, to: string, _, self: Command) => rename(worldFor(self), from, to));
  questions
    .command('remove')
    .description('remove a question of your own; its answers stay')
    .argument('<question>', 'its name')
    .option('-y, --yes', 'without asking')
    .action((name: string, flags: { yes?: boolean }, self: Command) => remove(worldFor(self), name, flags.yes));
}

async function list(world: World, asJson: boolean): Promise<void> {
  const { ordered, own, unreadable, counts, partner } = await withJournal(world, 'read', async (journal) => {
    await warnOfDamagedRows(world, journal, 'questions');
    return {
      ordered: orderedQuestions(journal),
      own: ownQuestions(journal),
      unreadable: unreadableQuestions(journal),
      counts: countAnswers(journal),
      partner: journal.settings.partner(),
    };
  });
  const known = new Set([...ordered.map(({ name }) => name), ...unreadable]);
  // Answers may come from elsewhere, without their question.
  const gone = [...counts.keys()].filter((name) => !known.has(name)).sort();
  if (!asJson) {
    const texts = builtInQuestions(partner);
    return world.stdout.write(renderQuestions(hiddenLast(ordered), { gone, unreadable }, counts, texts, world.display));
  }
  const removed = own.filter(({ removed_at }) => removed_at !== undefined);
  world.stdout.write(
    toVersionedJson({
      questions: ordered.map(({ name, own, isHidden }) => ({
        ...(own ?? { name }),
        hidden: isHidden,
        own: own !== undefined,
        ...(own && { answers: counts.get(name) ?? 0 }),
      })),
      removed: removed.map((question) => ({ ...question, answers: counts.get(question.name) ?? 0 })),
    }),
  );
}

async function add(world: World, given: NewQuestion): Promise<void> {
  const { name, text } = await addOwnQuestion(world, given);
  world.stderr.write(`"${name}" is asked from now on: ${escapeControls(text)}\n`);
}

async function order(world: World, names: readonly string[]): Promise<void> {
  const asked = await withJournal(world, 'write', (journal) =>
    journal.atomically(() => {
      const named = requireQuestions(journal, names);
      const current = orderedQuestions(journal).map(({ name }) => name);
      setQuestionOrder(journal, {
        ...questionOrder(journal),
        order: [...named, ...current.filter((name) => !named.includes(name))],
      });
      return orderedQuestions(journal).filter(({ isHidden }) => !isHidden);
    }),
  );
  const sentence = `Asked in this order: ${asked.map(({ name }) => name).join(', ')}.`;
  const isMoved = names[0] !== 'felt' || (names.includes('note') && names.at(-1) !== 'note');
  world.stderr.write(`${sentence}${isMoved ? ' felt always comes first, and the note last.' : ''}\n`);
}

async function setHidden(world: World, names: readonly string[], isHidden: boolean): Promise<void> {
  const named = await withJournal(world, 'write', (journal) =>
    journal.atomically(() => {
      const stored = requireQuestions(journal, names);
      if (isHidden && stored.includes('felt'))
        throw new UserError('felt cannot be hidden: it is the one answer that a day must have.');
      storeHidden(journal, stored, isHidden);
      return stored;
    }),
  );
  const which = joinWithAnd(named);
  const isOne = named.length === 1;
  world.stderr.write(
    isHidden
      ? `${which} ${isOne ? 'is' : 'are'} not asked any more. Answers that are there stay.\n`
      : `${which} ${isOne ? 'is' : 'are'} asked again.\n`,
  );
}

function storeHidden(journal: Journal, names: readonly string[], isHidden: boolean): void {
  const { order, hidden } = questionOrder(journal);
  const others = hidden.filter((name) => !names.includes(name));
  setQuestionOrder(journal, { order, hidden: isHidden ? [...others, ...names] : others });
}

async function remove(world: World, name: string, isAgreed: boolean | undefined): Promise<void> {
  const { question, count } = await withJournal(world, 'read', (journal) => ({
    question: requireOwnQuestion(journal, name),
    count: countAnswers(journal).get(name) ?? 0,
  }));
  const kept = count === 0 ? '' : ` Its ${pluralize(count, 'answer')} ${count === 1 ? 'stays' : 'stay'}.`;
  const ask = `Remove "${name}": ${escapeControls(question.text)}${kept}`;
  if (!(await confirm(world, { ask, yes: 'removes it' }, isAgreed))) return world.stderr.write('It is as it was.\n');
  await withJournal(world, 'write', (journal) =>
    journal.atomically(() => {
      const question = requireOwnQuestion(journal, name);
      const at = instantAfter(question.updated_at, world.now().toISOString());
      putOwnQuestion(journal, { ...question, updated_at: at, removed_at: at });
      storeHidden(journal, [name], false);
    }),
  );
  world.stderr.write(`"${name}" is not asked any more.${kept}\n`);
}

async function rename(world: World, from: string, to: string): Promise<void> {
  const count = await renameOwnQuestion(world, from, to);
  const [withAnswers, wayBack] =
    count === 0
      ? ['', `nearfar questions rename ${to} ${from}`]
      : [`, with its ${pluralize(count, 'answer')}`, 'nearfar undo'];
  world.stderr.write(`"${from}" is called "${to}" from now on${withAnswers}. ${wayBack} takes it back.\n`);
}
