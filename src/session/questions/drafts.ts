import { type Day, daysBetween, formatDay } from '../../domain/day.ts';
import { type Answers, type Draft, type Entry, feltOf, normaliseEntry } from '../../domain/entry.ts';
import { Cancelled, WentBack } from '../../errors.ts';
import { isDraftDamaged } from '../../journal/is-draft-damaged.ts';
import type { Journal } from '../../journal/journal.ts';
import { dayPhrase } from '../../render/entry/day-phrase.ts';
import { firstLine } from '../../render/entry/first-line.ts';
import { escapeControls, joinWithAnd, wrap } from '../../render/text.ts';
import { today, type World } from '../../world.ts';
import { rescueWords } from '../rescue/rescue-words.ts';
import { withSentence } from '../rescue/with-sentence.ts';
import type { DaySession } from '../session.ts';
import { askBelowWrittenDay, CHANGED_ON_DISK } from './show-written-day.ts';

/** How many cells of a note are shown to tell one draft from another. */
const NOTE_CELLS = 50;

export function emptyDraft(): Draft {
  return { answers: {}, asked: [] };
}

/** Keeps the answers of a session that is not saved yet. A draft that the journal refuses is kept in memory. */
export interface DraftKeeper {
  /** Keeps a draft. The first time that it stays in memory, one line says so. */
  keep: (draft: Draft) => void;
  /** Keeps a draft while its note is being typed, where nothing may be printed. */
  keepTyped: (draft: Draft) => void;
}

/**
 * Gives `ask` a keeper of its draft. A writer who leaves in the middle is told what was kept and where: in a rescue file
 * if the journal refused the draft.
 * @param replaced an earlier draft of the day, which the first one that is kept puts into the history
 */
export async function keepDraftWhile<Result>(
  session: DaySession,
  ask: (keeper: DraftKeeper) => Promise<Result>,
  replaced: Draft | null = null,
): Promise<Result> {
  const { world, journal, screen, day } = session;
  let aside = replaced;
  let isKept = journal.drafts.get(day) !== null;
  /** The draft, once the journal has refused it. Trying again would stop the keyboard for as long as a lock is held. */
  let unkept: Draft | null = null;
  let isSaid = false;
  const keepTyped = (draft: Draft) => {
    if (unkept) unkept = draft;
    else {
      try {
        journal.atomically(() => {
          if (aside) putIntoHistory(session, aside);
          journal.drafts.save(day, draft, world.now());
        });
        aside = null;
        isKept = true;
      } catch {
        unkept = draft;
      }
    }
  };
  const keep = (draft: Draft) => {
    keepTyped(draft);
    if (!unkept || isSaid) return;
    isSaid = true;
    const line = 'No draft can be kept in the journal at the moment; the answers are kept in memory.';
    screen.show(() => wrap(world.display.theme.quiet(line), world.display.width));
  };
  try {
    return await ask({ keep, keepTyped });
  } catch (error) {
    if (unkept) {
      const { sentence } = rescueWords(world, day, unkept);
      throw error instanceof WentBack ? error : await withSentence(world, error, sentence);
    }
    if (!(error instanceof Cancelled)) throw error;
    throw error.withMessage(isKept ? draftSentence(session) : 'Nothing was answered, so no draft is kept.');
  }
}

/** Ends a draft that the writer does not go on with: the history of its day has it instead. */
export function putAside(session: DaySession, draft: Draft): void {
  session.journal.atomically(() => {
    putIntoHistory(session, draft);
    session.journal.drafts.remove(session.day);
  });
}

/** Keeps what a draft holds as a version of its day that never stood, unless it holds nothing to read. */
function putIntoHistory({ world, journal, day }: DaySession, { answers }: Draft): void {
  const before = journal.entry(day);
  if (!isVersion(answers, before)) return;
  const at = world.now();
  const late = before?.late ?? daysBetween(day, today(world)) > 1;
  const version = { ...feltOf({ day, ...before }), ...answers, day, updated_at: at.toISOString() };
  journal.addRevision(normaliseEntry(version), late, at);
}

/** Whether answers have a number or a note, of their own or of the written day, without which there is no version. */
function isVersion({ felt, note = '' }: Answers, before: Entry | null): boolean {
  return felt !== undefined || note.trim() !== '' || before?.felt !== undefined;
}

/** Says that a draft of the day is kept, and which command goes on with it. */
export function draftSentence({ world, journal, day }: DaySession): string {
  return `A draft ${dayPhrase(day, today(world))} is kept; ${commandForDraft(world, journal, day)} goes on with it.`;
}

/** The command that goes on with a draft. Bare `nearfar` only shows today once it is written. */
function commandForDraft(world: World, journal: Journal, day: Day): string {
  if (day !== today(world)) return `nearfar write ${day}`;
  return journal.entry(day) ? 'nearfar write' : 'nearfar';
}

/** Shows the day, if it is written, and asks whether its draft goes on. If not, it stays until another is kept, or the day left. */
export async function offerDraft(session: DaySession, draft: Draft, before: Entry | null): Promise<boolean> {
  const { world, journal, prompter, day } = session;
  const { felt, want, note } = draft.answers;
  const parts = [
    felt && `felt ${felt}`,
    want && `wanted ${want}`,
    note && `"${firstLine(escapeControls(note).replace(/\s+/g, ' '), NOTE_CELLS, world.display.glyphs.ellipsis)}"`,
  ].filter(Boolean);
  const kept = `A draft ${dayPhrase(day, today(world))} is kept${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`;
  const anew = 'begin anew';
  const question = {
    ask: isDraftDamaged(journal, day) ? `${kept} ${CHANGED_ON_DISK}` : kept,
    choices: [
      {
        key: 'n',
        value: false,
        label: isVersion(draft.answers, before) ? `${anew}; nearfar history keeps this` : anew,
      },
    ],
    enter: { value: true, label: 'goes on with it' },
  };
  return before ? askBelowWrittenDay(session, before, question) : prompter.key(question);
}

/** Names the drafts of other days, which wait until those days are asked about. */
export function printOtherDrafts({ world, journal, screen, day }: DaySession): void {
  const { display } = world;
  const others = journal.drafts.days().filter((other) => other !== day);
  if (others.length === 0) return;
  const commands = others.map((other) => `${formatDay(other)} (nearfar write ${other})`);
  const sentence = `A draft is also kept for ${joinWithAnd(commands)}.`;
  screen.show(() => [...wrap(display.theme.quiet(sentence), display.width), '']);
}
