import type { Closeness } from '../../domain/scale.ts';

/** An answer that is given by pressing a key. */
export interface KeyChoice<Value> {
  key: string;
  value: Value;
  /** Empty where the key says it. */
  label: string;
}

export interface Question {
  /** The question, in one line. */
  ask: string;
  /** Label of the line to which an answered question shrinks. Without it nothing stays on the screen. */
  name?: string;
  /** The explanation that `?` shows. */
  help?: string;
  /** What `x` does, in words, if it does more than leave. */
  leaveLabel?: string;
  /** Whether the writer can go back to what was asked before, which throws WentBack. */
  canGoBack?: boolean;
  /** What Esc asks before it leaves, in plain display `x` too, as in "Leave? A draft is kept."; without it they leave at once. */
  askBeforeLeaving?: string;
}

export interface ClosenessQuestion<Other> extends Question {
  anchors: Readonly<Record<Closeness, string>>;
  skippable: boolean;
  /** The current answer, which Enter keeps. If the question is skippable, it can be cleared. */
  initial?: Closeness;
  /** The question where no pictures are drawn. */
  withoutPictures?: { ask: string; help: string };
  /** Receives each number that is picked, or null when it is cleared, before it is the answer. */
  onPick?: (picked: Closeness | null) => void;
  /** Keys beside the seven numbers. */
  otherChoices?: readonly KeyChoice<Other>[];
}

export interface KeyQuestion<Value> extends Question {
  choices: readonly KeyChoice<Value>[];
  /** The answer that Enter gives. */
  enter: { value: Value; label: string };
  /** What Enter gives once the current answer is cleared; without it there is nothing to clear. */
  enterWhenCleared?: { value: Value; label: string };
  /** Where pasted text can go, as a sentence; by default into the note. */
  pasteHint?: string;
  /** Whether the plain prompter writes the answers in one sentence instead of one a line, to leave room for a page. */
  brief?: boolean;
}

export interface ManyQuestion<Value> extends Question {
  choices: readonly KeyChoice<Value>[];
  /** The current answers, which can be cleared. */
  initial?: readonly Value[];
  /** Receives the choices that are picked, before they are the answer. */
  onPick?: (picked: readonly Value[]) => void;
}

export interface LineQuestion extends Question {
  initial?: string;
  /** Whether the text may have several lines. The plain prompter ends it at an empty line. */
  isLong?: boolean;
  /** Words that end a long text at once where they stand alone on its first line. */
  aloneAnswers?: readonly string[];
  /** What Enter and special keys do, each as a short phrase. */
  keyHints: readonly string[];
  /** Receives the text typed so far if the question is cancelled or dismissed. */
  onLeave?: (typed: string) => void;
  /** Receives the text typed so far when no key was pressed for two seconds. */
  onPause?: (typed: string) => void;
}

export interface ConfirmQuestion {
  /** The question; it may have several sentences. */
  ask: string;
  /** What "yes" and "no" do, as in "removes it" and "leaves it as it is". */
  yes: string;
  no: string;
}

/**
 * Asks one question at a time and waits for the answer.
 * All questions throw Cancelled on Ctrl-C, Ctrl-D, the end of the input and signals that end a program, Dismissed on Esc
 * and, except where text is typed, on `x`, and WentBack where they can be gone back from. An answer that stands and may be
 * empty is cleared with Del or `-`.
 */
export interface Prompter {
  /** A number from 1 to 7, the value of another choice, or null if the question was skipped. */
  closeness<Other = never>(question: ClosenessQuestion<Other>): Promise<Closeness | Other | null>;
  /**
   * One of several choices, by its key.
   * @param resized the question as it is once the window was resized, if it changes
   */
  key<Value>(question: KeyQuestion<Value>, resized?: () => KeyQuestion<Value>): Promise<Value>;
  /** Any number of the choices; null if none was picked. */
  many<Value>(question: ManyQuestion<Value>): Promise<Value[] | null>;
  /** One line of text; pasted text may contain line ends. */
  line(question: LineQuestion): Promise<string>;
  /** Yes or no; Enter alone means no. */
  confirm(question: ConfirmQuestion): Promise<boolean>;
  /** How many lines of the screen are free above a question. */
  linesAbove<Value>(question: KeyQuestion<Value>): number;
  /** Releases the terminal to another program while `run` runs. */
  withTerminalReleased<Result>(run: () => Promise<Result>): Promise<Result>;
  /** Releases the terminal and removes the signal handlers. */
  close(): void;
}
