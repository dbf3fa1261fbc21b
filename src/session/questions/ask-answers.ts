import type { Day } from '../../domain/day.ts';
import {
  ALL_OWN,
  type Answers,
  type AskedField,
  type Draft,
  type Entry,
  isAnswered,
  isOwnField,
  withAnswers,
} from '../../domain/entry.ts';
import { questions } from '../../domain/questions/questions.ts';
import { WentBack } from '../../errors.ts';
import type { ScreenMark } from '../../terminal/remembering-output.ts';
import { today } from '../../world.ts';
import type { DaySession } from '../session.ts';
import type { DaySwitch } from './day-switch.ts';
import type { DraftKeeper } from './drafts.ts';
import { type EveningQuestion, questionsBeforeNote, type WaysOut } from './evening-questions.ts';
import { noteQuestion } from './note-question.ts';

/** What came of asking: all answers of the day as a draft, or the wish to write another day (null: none). */
export type AskOutcome = { kind: 'answers'; draft: Draft } | { kind: 'switch-day'; day: Day | null };

const LEAVE_ANSWERED = 'Leave? What you answered is kept as a draft.';

const NEEDS_ONE = 'A day needs a number or a note: one of them, and it is kept.';

interface AskOptions {
  /** The entry that is saved for the day; Enter keeps its answers. */
  before: Entry | null;
  /** The key that switches to another day at the first question, if there is one. */
  daySwitch: DaySwitch | null;
  /** Whether the first question can be gone back from, which throws WentBack. */
  canGoBack: boolean;
}

/**
 * Shows the answers that a draft holds and asks the questions after them. From each question the writer can go back to the
 * one before; its answer stands there until it is changed.
 * @param keeper keeps the draft after each answer, while the note is typed, and when the writer leaves
 */
export async function askAnswers(
  session: DaySession,
  start: Draft,
  { before, daySwitch, canGoBack }: AskOptions,
  { keep, keepTyped }: DraftKeeper,
): Promise<AskOutcome> {
  const { world, screen } = session;
  let draft = start;
  const keepTypedAnswers = (typed: Answers) => keepTyped({ ...draft, answers: withAnswers(draft.answers, typed, []) });
  const asks = await questionsOf(session, start, before, daySwitch, keepTypedAnswers);
  const marks: ScreenMark[] = [];
  let hasGoneBack = false;

  for (let at = 0; at < asks.length; ) {
    const question = asks[at]!;
    marks[at] = screen.mark();
    // Where the note is hidden, the last question stays to go back to from the passage.
    const isLast = at === asks.length - 1 && question.field !== 'note';
    if (!hasGoneBack && wasAsked(start, question.field) && !isLast) {
      if (!draft.adds) screen.show(() => [question.answeredLine(standingAnswers(start, before), world.display)]);
      at += 1;
      continue;
    }
    try {
      const asked = await question.ask(standingAnswers(draft, before), waysOut(draft, canGoBack || at > 0));
      if (asked.kind === 'switch-day') return asked;
      draft = withAnswer(draft, question.field, asked.answer, before);
      keep(draft);
      asked.onKept?.();
      at += 1;
      if (at === asks.length && isNothing(standingAnswers(draft, before))) {
        screen.show(() => [NEEDS_ONE, '']);
        hasGoneBack = true;
        at = 0;
      }
    } catch (error) {
      if (!(error instanceof WentBack) || at === 0) throw error;
      hasGoneBack = true;
      at -= 1;
      screen.returnTo(marks[at]!);
    }
  }
  return { kind: 'answers', draft };
}

function waysOut({ asked, adds }: Draft, canGoBack: boolean): WaysOut {
  return { canGoBack, ...(asked.length > 0 && !adds && { askBeforeLeaving: LEAVE_ANSWERED }) };
}

/**
 * The questions of the evening in the writer's order, with their own; the note alone where more is added to it. The code for an
 * order is loaded only where one is set.
 */
async function questionsOf(
  session: DaySession,
  start: Draft,
  before: Entry | null,
  daySwitch: DaySwitch | null,
  keepTyped: (typed: Answers) => void,
): Promise<readonly EveningQuestion[]> {
  const { world, journal, prompter, day } = session;
  const texts = questions(journal.settings.partner());
  const isPastDay = day < today(world);
  const note = noteQuestion(session, texts.note, isPastDay, (typed) => {
    if (typed.trim() !== '') keepTyped({ note: typed });
  });
  if (start.adds) return [note];
  const isWithoutFelt = before !== null && before.felt === undefined;
  const builtIn = [...questionsBeforeNote(prompter, texts, isPastDay, daySwitch, isWithoutFelt), note];
  if (journal.settings.questionOrder() === null) return builtIn;
  const { eveningInOrder } = await import('./evening-in-order.ts');
  return eveningInOrder(session, builtIn, keepTyped);
}

function wasAsked({ asked }: Draft, field: AskedField): boolean {
  return asked.includes(field) || (isOwnField(field) && asked.includes(ALL_OWN));
}

/** The draft with the answer to one question, or without one. */
function withAnswer(draft: Draft, field: AskedField, answer: Answers, before: Entry | null): Draft {
  const { cleared = [], ...rest } = draft;
  const isCleared = !isAnswered(answer, field) && isAnswered(before ?? {}, field) && !draft.adds;
  const nowCleared = [...cleared.filter((one) => one !== field), ...(isCleared ? [field] : [])];
  return {
    ...rest,
    answers: withAnswers(draft.answers, answer, [field]),
    asked: [...draft.asked.filter((one) => one !== field), field],
    ...(nowCleared.length > 0 && { cleared: nowCleared }),
  };
}

/** Whether answers have neither a number nor words, so that no entry would be left of them. */
function isNothing({ felt, note = '' }: Answers): boolean {
  return felt === undefined && note.trim() === '';
}

/** The answers that stand while the questions are asked: those of the draft, and the saved ones that it leaves open. */
function standingAnswers({ answers, cleared = [], adds }: Draft, before: Entry | null): Answers {
  if (adds || before === null) return answers;
  return withAnswers<Answers>(before, answers, cleared);
}
