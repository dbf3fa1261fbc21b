import type { Day } from '../domain/day.ts';
import type { Answers, Draft, Entry } from '../domain/entry.ts';
import { type ChoiceQuestionText, type ClosenessQuestionText, labelOf, questions } from '../domain/questions.ts';
import type { Closeness } from '../domain/scale.ts';
import { UserError } from '../errors.ts';
import { wrap } from '../render/text.ts';
import type { KeyChoice } from '../terminal/prompts/prompter.ts';
import { today } from '../world.ts';
import type { Session } from './session.ts';

/** The answer of a writer who means another day. */
export const TURN = 'turn';

/** A key that leaves the day that is being asked about, for another one or, null, for none. */
export interface DaySwitch {
  key: string;
  label: string;
  day: Day | null;
}

const SKIPPED = null;

/**
 * Puts the questions that have not been put yet, and keeps the draft after each answer.
 * @param before what is written for the day: Enter keeps it
 * @param turn the key that turns to another day, if there is one
 */
export async function askAnswers(
  { world, ask, day }: Session,
  start: Draft,
  before: Entry | null,
  turn: DaySwitch | null,
  keep: (draft: Draft) => void,
): Promise<Answers | typeof TURN> {
  const words = questions();
  const isOver = day < today(world);
  const draft: Draft = { ...start, answers: { ...start.answers }, asked: [...start.asked] };
  const isOpen = (field: keyof Answers) => !draft.asked.includes(field);
  const take = <Field extends keyof Answers>(field: Field, answer: Answers[Field] | typeof SKIPPED): void => {
    if (answer === SKIPPED) delete draft.answers[field];
    else draft.answers[field] = answer as Answers[Field];
    draft.asked.push(field);
    keep(draft);
  };

  if (isOpen('felt')) {
    const also: KeyChoice<typeof TURN>[] = turn === null ? [] : [{ key: turn.key, value: TURN, label: turn.label }];
    const felt = await ask.closeness({
      name: 'felt',
      ...closeness(words.felt, isOver),
      skippable: false,
      otherChoices: also,
      ...initial(before?.felt),
    });
    if (felt === TURN) return TURN;
    take('felt', felt);
  }
  if (isOpen('want'))
    take(
      'want',
      await ask.closeness({
        name: 'wanted',
        ...closeness(words.want, isOver),
        skippable: true,
        ...initial(before?.want),
      }),
    );
  if (isOpen('their_move'))
    take('their_move', await ask.key({ name: 'their move', ...keys(words.their_move, before?.their_move) }));
  if (isOpen('my_move')) take('my_move', await ask.key({ name: 'my move', ...keys(words.my_move, before?.my_move) }));
  if (isOpen('practices'))
    take('practices', await ask.many({ name: 'practices', ...many(words.practices), ...initial(before?.practices) }));
  if (isOpen('note')) {
    const leave = (typed: string) => {
      if (typed.trim() !== '') keep({ ...draft, answers: { ...draft.answers, note: typed } });
    };
    const note = await writeNote(
      { world, ask, day },
      start.answers.note ?? (start.adds ? undefined : before?.note),
      leave,
    );
    take('note', note === '' ? SKIPPED : note);
  }
  // Whoever adds a sentence was asked nothing else.
  if (start.adds && before)
    return { felt: before.felt, note: [before.note, draft.answers.note].filter(Boolean).join('\n') };
  return draft.answers;
}

/** The note as one line, or in the writer's editor; as a line again where the editor fails. */
async function writeNote(
  { world, ask, day }: Pick<Session, 'world' | 'ask' | 'day'>,
  initialNote: string | undefined,
  leave: (typed: string) => void,
): Promise<string> {
  const { editText, stdout, display } = world;
  const { ask: question, help } = questions().note;
  const ways = ['Enter ends it', ...(editText ? ['e alone opens your editor'] : []), '? explains'];
  for (let note = initialNote; ; ) {
    const initial = note === undefined ? {} : { initial: note };
    const typed = await ask.line({ name: 'note', ask: question, help, keyHints: ways, onLeave: leave, ...initial });
    if (!editText || !['e', '.'].includes(typed.trim())) return typed.trim();
    const keep = (text: string) => {
      note = text;
      leave(text);
    };
    try {
      return await ask.withTerminalReleased(() => editText(note ?? '', day, keep));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      stdout.write(`${wrap(display.theme.warning(error.message), display.width).join('\n')}\n`);
    }
  }
}

const closeness = ({ ask, over, help, anchors }: ClosenessQuestionText, isOver: boolean) => ({
  ask: isOver ? over : ask,
  help,
  anchors,
});

const many = <Value>({ ask, help, keys: choices }: ChoiceQuestionText<Value>) => ({ ask, help, choices });

function keys<Value>(words: ChoiceQuestionText<Value>, before: Value | undefined) {
  const enter =
    before === undefined
      ? { value: SKIPPED, label: 'skips' }
      : { value: before, label: `keeps "${labelOf(words, before)}"` };
  return { ask: words.ask, help: words.help, choices: words.keys as readonly KeyChoice<Value | null>[], enter };
}

const initial = <Value extends Closeness | readonly unknown[]>(value: Value | undefined) =>
  value === undefined ? {} : { initial: value };
