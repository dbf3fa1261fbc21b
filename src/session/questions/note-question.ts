import { askedAbout, type QuestionText } from '../../domain/questions/questions.ts';
import { UserError } from '../../errors.ts';
import { escapeControls, wrap } from '../../render/text.ts';
import type { EditedText } from '../../terminal/editor/edit-text.ts';
import { answeredText } from '../../terminal/prompts/answered-line.ts';
import type { DaySession } from '../session.ts';
import { answered, type EveningQuestion, initialOf, type WaysOut } from './evening-questions.ts';

const name = 'note';

/** What opens the editor in place of a note. */
const EDITOR_ANSWERS = ['e', '.'];

/**
 * The question for the note.
 * @param keepTyped keeps the note while it is typed, and when the writer leaves
 */
export function noteQuestion(
  session: DaySession,
  text: QuestionText,
  isPastDay: boolean,
  keepTyped: (note: string) => void,
): EveningQuestion {
  const question = { ask: askedAbout(text, isPastDay), help: text.help };
  /** What stood in the field when the writer went back from it. */
  let typed: string | undefined;
  return {
    field: 'note',
    async ask({ note }, waysOut) {
      let kept = note ?? '';
      const keep = (text: string) => {
        typed = text;
        if (text === kept) return;
        kept = text;
        keepTyped(text);
      };
      const written = await askNote(session, question, typed ?? note, waysOut, keep);
      typed = written.text;
      // A page of an editor is removed once the draft with its text is kept.
      return { ...answered('note', written.text === '' ? null : written.text), onKept: written.remove };
    },
    answeredLine: ({ note = '' }, display) => answeredText({ name, display }, note),
  };
}

/** Asks for the note on one line or, by `e`, in the writer's editor; on one line again if the editor fails. */
async function askNote(
  { world, prompter, screen, day }: DaySession,
  { ask, help }: Pick<QuestionText, 'ask' | 'help'>,
  initialNote: string | undefined,
  waysOut: WaysOut,
  keep: (note: string) => void,
): Promise<EditedText> {
  const { display } = world;
  const editor = await world.editor();
  const end = display.plain ? 'An empty line ends it' : 'Enter ends it';
  const newLine = display.plain ? [] : ['Ctrl-J new line'];
  const keyHints = [end, ...newLine, ...(editor ? [`e alone opens ${editor.name}`] : []), '? explains'];
  for (let note = initialNote; ; ) {
    const typed = await prompter.line({
      name,
      ask,
      help,
      keyHints,
      isLong: true,
      aloneAnswers: editor ? EDITOR_ANSWERS : [],
      onLeave: keep,
      onPause: keep,
      ...initialOf(note),
      ...waysOut,
    });
    if (!editor || !EDITOR_ANSWERS.includes(typed.trim())) return { text: typed.trim(), remove() {} };
    const keepEdited = (text: string) => {
      note = text;
      keep(text);
      return 'What was written is kept as a draft.';
    };
    try {
      return await prompter.withTerminalReleased(() => editor.edit(note ?? '', day, keepEdited));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      screen.show(() => wrap(display.theme.warning(escapeControls(error.message)), display.width));
    }
  }
}
