import type { Draft } from '../../domain/entry.ts';
import { Cancelled, Dismissed, UserError } from '../../errors.ts';
import { wrap } from '../../render/text.ts';
import type { DaySession } from '../session.ts';
import { journalError } from './journal-error.ts';
import { rescueWords } from './rescue-words.ts';

/**
 * Saves. As long as that fails, the evening stays on the screen with the reason, and `r` opens the journal again and
 * saves once more. The words of a writer who leaves instead go into a rescue file.
 * @param draft what the rescue file keeps
 * @throws UserError, Cancelled that name the rescue file
 */
export async function saveOrRescue<Result>(session: DaySession, draft: Draft, save: () => Result): Promise<Result> {
  for (let isFirst = true; ; isFirst = false) {
    try {
      if (!isFirst) await session.journal.reopen();
      return save();
    } catch (error) {
      await askToRetry(session, draft, journalError(session.world, error));
    }
  }
}

/** Says why saving failed, and waits until the writer wants to try again. @throws if the writer leaves */
async function askToRetry(session: DaySession, draft: Draft, error: UserError): Promise<void> {
  const { world, prompter, screen, day } = session;
  const print = (text: string) => world.stdout.write(`${wrap(text, world.display.width).join('\n')}\n`);
  print('');
  print(world.display.theme.warning(error.message));
  if (error.hint) print(error.hint);
  try {
    const answer = await prompter.key<'again' | 'leave'>({
      ask: 'Nothing of it is saved yet.',
      choices: [
        { key: 'r', value: 'again', label: 'tries again' },
        { key: 'q', value: 'leave', label: 'leaves, and keeps what you wrote in a file' },
      ],
      enter: { value: 'again', label: 'tries again too' },
      leaveLabel: 'leaves as q does',
    });
    if (answer === 'again') return;
  } catch (left) {
    if (left instanceof Cancelled)
      throw left.withMessage(`${error.message}\n${rescueWords(world, day, draft).sentence}`);
    if (!(left instanceof Dismissed)) throw left;
    screen.clear();
  }
  throw new UserError(error.message, rescueWords(world, day, draft).sentence);
}
