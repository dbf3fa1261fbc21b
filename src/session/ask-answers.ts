import type { Day } from '../domain/day.ts';
import type { Answers, Draft, Entry } from '../domain/entry.ts';
import { type ChoiceQuestionText, type ClosenessQuestionText, labelOf, questions } from '../domain/questions.ts';
import type { Closeness } from '../domain/scale.ts';
import { UserError } from '../errors.ts';
import { escapeControls, wrap } from '../render/text.ts';
import type { EditedText } from '../terminal/editor/edit-text.ts';
import type { KeyChoice } from '../terminal/prompts/prompter.ts';
import { today } from '../world.ts';
import type { DaySwitch } from './day-switch.ts';
import type { DraftKeeper } from './drafts.ts';
import type { DaySession } from './session.ts';

/** What came of asking: all answers of the day as a draft, or the wish to write another day (null: none). */
export type AskOutcome = { kind: 'answers'; draft: Draft } | { kind: 'switch-day'; day: Day | null };

/**
 * Asks the questions that the draft has not asked yet.
 * @param before the entry that is saved for the day; Enter keeps its answers
 * @param daySwitch the key that switches to another day at the first question, if there is one
 * @param keeper keeps the draft after each answer, while the note is typed, and when the writer leaves
 */
export async function askAnswers(
  session: DaySession,
  start: Draft,
  before: Entry | null,
  daySwitch: DaySwitch | null,
  { keep, keepTyped }: DraftKeeper,
): Promise<AskOutcome> {
  const { world, prompter, day } = session;
  const texts = questions();
  const isPastDay = day < today(world);
  const draft: Draft = { ...start, answers: { ...start.answers }, asked: [...start.asked] };
  const isOpen = (field: keyof Answers) => !draft.asked.includes(field);
  const record = <Field extends keyof Answers>(field: Field, answer: Answers[Field] | null): void => {
    if (answer === null) delete draft.answers[field];
    else draft.answers[field] = answer as Answers[Field];
    draft.asked.push(field);
    keep(draft);
  };

  if (isOpen('felt')) {
    const felt = await prompter.closeness<DaySwitch>({
      name: 'felt',
      ...closenessQuestion(texts.felt, isPastDay, before?.felt),
      skippable: false,
      otherChoices: daySwitch === null ? [] : [{ key: daySwitch.key, value: daySwitch, label: daySwitch.label }],
    });
    if (felt !== null && typeof felt === 'object') return { kind: 'switch-day', day: felt.day };
    record('felt', felt);
  }
  if (isOpen('want')) {
    const question = closenessQuestion(texts.want, isPastDay, before?.want);
    record('want', await prompter.closeness({ name: 'wanted', ...question, skippable: true }));
  }
  if (isOpen('their_move')) {
    const question = keyQuestion(texts.their_move, before?.their_move);
    record('their_move', await prompter.key({ name: 'their move', ...question }));
  }
  if (isOpen('my_move')) {
    const question = keyQuestion(texts.my_move, before?.my_move);
    record('my_move', await prompter.key({ name: 'my move', ...question }));
  }
  if (isOpen('practices')) {
    const { ask, help, keys: choices } = texts.practices;
    const question = { name: 'practices', ask, help, choices, ...initialOf(before?.practices) };
    record('practices', await prompter.many(question));
  }
  if (isOpen('note')) {
    const keepNote = (note: string) => {
      if (note.trim() !== '') keepTyped({ ...draft, answers: { ...draft.answers, note } });
    };
    const initialNote = start.answers.note ?? (start.adds ? undefined : before?.note);
    const { text, remove } = await askNote(session, initialNote, keepNote);
    record('note', text === '' ? null : text);
    // A page of an editor is removed once the draft with its text is kept.
    remove();
  }
  return { kind: 'answers', draft };
}

/** Asks for the note on one line or, by `e`, in the writer's editor; on one line again if the editor fails. */
async function askNote(
  { world, prompter, day }: DaySession,
  initialNote: string | undefined,
  keepNote: (note: string) => void,
): Promise<EditedText> {
  const { editText, stdout, display } = world;
  const { ask, help } = questions().note;
  const keyHints = ['Enter ends it', ...(editText ? ['e alone opens your editor'] : []), '? explains'];
  for (let note = initialNote; ; ) {
    const typed = await prompter.line({
      name: 'note',
      ask,
      help,
      keyHints,
      onLeave: keepNote,
      onPause: keepNote,
      ...initialOf(note),
    });
    if (!editText || !['e', '.'].includes(typed.trim())) return { text: typed.trim(), remove() {} };
    const keepEdited = (text: string) => {
      note = text;
      keepNote(text);
      return 'What was written is kept as a draft.';
    };
    try {
      return await prompter.withTerminalReleased(() => editText(note ?? '', day, keepEdited));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      stdout.write(`${wrap(display.theme.warning(escapeControls(error.message)), display.width).join('\n')}\n`);
    }
  }
}

function closenessQuestion(text: ClosenessQuestionText, isPastDay: boolean, saved: Closeness | undefined) {
  const { ask, over, help, anchors } = text;
  return { ask: isPastDay ? over : ask, help, anchors, ...initialOf(saved) };
}

function keyQuestion<Value>(text: ChoiceQuestionText<Value>, saved: Value | undefined) {
  const enter =
    saved === undefined ? { value: null, label: 'skips' } : { value: saved, label: `keeps "${labelOf(text, saved)}"` };
  return { ask: text.ask, help: text.help, choices: text.keys as readonly KeyChoice<Value | null>[], enter };
}

function initialOf<Value>(initial: Value | undefined) {
  return initial === undefined ? {} : { initial };
}
