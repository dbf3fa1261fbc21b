/** An error that the user can fix. The message is a sentence that says what is wrong, the hint says what to do. */
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

/** A flag, day or number on the command line that cannot be understood; exit code 2. */
export class UsageError extends UserError {
  override name = 'UsageError';

  constructor(sentence: string, hint?: string) {
    super(sentence, hint, 2);
  }
}

/** Signals that ask a program to end; SIGHUP also means that its terminal was closed. */
export type TerminationSignal = 'SIGHUP' | 'SIGTERM' | 'SIGQUIT' | 'SIGINT';

/** The writer pressed Ctrl-C or Ctrl-D, or the program was asked to end. The message says what was saved. */
export class Cancelled extends Error {
  override name = 'Cancelled';
  /** The signal that asked the program to end, if there was one. */
  readonly signal: TerminationSignal | undefined;

  constructor(message?: string, signal?: TerminationSignal) {
    super(message);
    this.signal = signal;
  }

  /** The same cancellation with another message. */
  withMessage(message: string): Cancelled {
    return new Cancelled(message, this.signal);
  }
}

/** The writer pressed Esc or `x`: clear the screen and end, without a message unless something must be said. */
export class Dismissed extends Error {
  override name = 'Dismissed';
}

/** The writer went back from a question to what was asked before. Thrown only by questions with `canGoBack`. */
export class WentBack extends Error {
  override name = 'WentBack';
}
