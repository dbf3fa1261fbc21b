import { UserError } from '../errors.ts';

/** The error for a file that flags may bring in. The import writes the whole command with them behind the hint. */
export class NeedsFlagsError extends UserError {
  readonly flags: readonly string[];

  constructor(sentence: string, hint: string, flags: readonly string[]) {
    super(sentence, hint);
    this.flags = flags;
  }
}
