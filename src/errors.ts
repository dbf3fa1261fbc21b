/** Something the reader can put right: a sentence that says what was wrong, and a hint that says what to do. */
export class UserError extends Error {
  override name = 'UserError';
  readonly hint: string | undefined;
  readonly exitCode: 1 | 2;

  constructor(sentence: string, hint?: string, exitCode: 1 | 2 = 1) {
    super(sentence);
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

/** Wrong usage: a flag, a day or a number that cannot be understood. */
export class UsageError extends UserError {
  override name = 'UsageError';

  constructor(sentence: string, hint?: string) {
    super(sentence, hint, 2);
  }
}

/** Signals that tell a program to end: asked to, and when its terminal has gone. */
export type TerminationSignal = 'SIGHUP' | 'SIGTERM';

/** The writer left: Ctrl-C, Ctrl-D, or a terminal that went away. The message says what was kept. */
export class Cancelled extends Error {
  override name = 'Cancelled';
  /** What told the program to end, if it was not the writer. */
  readonly signal: TerminationSignal | undefined;

  constructor(message?: string, signal?: TerminationSignal) {
    super(message);
    this.signal = signal;
  }

  /** The same, said in other words. */
  withMessage(message: string): Cancelled {
    return new Cancelled(message, this.signal);
  }
}

/** The writer pressed the key that clears the screen: leave at once and say nothing. */
export class Dismissed extends Error {
  override name = 'Left';
}
