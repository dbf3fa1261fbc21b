import type { Closeness } from '../../domain/scale.ts';

/** One key and what it stands for. */
export interface KeyChoice<Value> {
  key: string;
  value: Value;
  label: string;
}

interface Question {
  /** What is asked, in one line. */
  ask: string;
  /** Names the answer once it has shrunk to one line; nothing stays on the screen without it. */
  name?: string;
  /** What `?` shows. */
  help?: string;
  /** What `x` does, in words, where it is more than leaving. */
  leaveLabel?: string;
}

export interface ClosenessQuestion<Other> extends Question {
  anchors: Readonly<Record<Closeness, string>>;
  skippable: boolean;
  /** The number that is there already. */
  initial?: Closeness;
  /** Keys beside the seven numbers. */
  otherChoices?: readonly KeyChoice<Other>[];
}

export interface KeyQuestion<Value> extends Question {
  choices: readonly KeyChoice<Value>[];
  /** What Enter answers. */
  enter: { value: Value; label: string };
  /** Stands under a page that leaves it little room: where answers are typed, they are named in one sentence. */
  brief?: boolean;
}

export interface ManyQuestion<Value> extends Question {
  choices: readonly KeyChoice<Value>[];
  /** What is picked already. */
  initial?: readonly Value[];
}

export interface LineQuestion extends Question {
  initial?: string;
  /** What Enter and special lines do. */
  keyHints: readonly string[];
  /** Receives what was typed when the writer leaves in the middle of the line. */
  onLeave?: (typed: string) => void;
}

/** Asks one question and waits. Every method throws Cancelled (Ctrl-C, Ctrl-D, the end of input) and Left (`x`, Esc). */
export interface Prompter {
  closeness<Other = never>(question: ClosenessQuestion<Other>): Promise<Closeness | Other | null>;
  key<Value>(question: KeyQuestion<Value>): Promise<Value>;
  /** Any number of the choices; null when none was picked. */
  many<Value>(question: ManyQuestion<Value>): Promise<Value[] | null>;
  line(question: LineQuestion): Promise<string>;
  /** How many lines of the screen are left above a question. */
  linesAbove<Value>(question: KeyQuestion<Value>): number;
  /** Gives the terminal to another program while it runs. */
  withTerminalReleased<Result>(run: () => Promise<Result>): Promise<Result>;
  close(): void;
}
