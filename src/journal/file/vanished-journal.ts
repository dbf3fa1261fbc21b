import { UserError } from '../../errors.ts';

/** A journal file that is missing or empty while there are copies. */
export class VanishedJournal extends UserError {
  override name = 'VanishedJournal';
}
