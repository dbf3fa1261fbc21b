import { UserError } from '../../errors.ts';

/** What one check found. */
export interface HealthCheck {
  /** Of one or two words, and the same in every report. */
  name: string;
  ok: boolean;
  sentence: string;
  /** What to do, where something is wrong. */
  hint?: string;
  /** Puts it right without a loss; absent where the writer has to. */
  mend?: () => void | Promise<void>;
}

/** Runs a check, which fails with the reason where something cannot be read. */
export function attempt(name: string, hint: string, check: () => HealthCheck): HealthCheck {
  return attemptAll(name, hint, () => [check()])[0]!;
}

/** Runs several checks, which fail as one named `name` where something cannot be read. */
export function attemptAll(name: string, hint: string, check: () => HealthCheck[]): HealthCheck[] {
  try {
    return check();
  } catch (error) {
    return [unreadable(name, hint, error)];
  }
}

/** What is said where a check ended with an error. */
export function unreadable(name: string, hint: string, error: unknown): HealthCheck {
  if (error instanceof UserError) return { name, ok: false, sentence: error.message, hint: error.hint ?? hint };
  return { name, ok: false, sentence: `This could not be read: ${(error as Error).message}.`, hint };
}
