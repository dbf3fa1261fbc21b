import { UsageError } from '../errors.ts';
import { withJournal } from '../journal/open.ts';
import { foldText } from '../language/fold-text.ts';
import { canPrompt, type World } from '../world.ts';
import { withAlternateScreen } from './with-alternate-screen.ts';

/** What `--redact` was given: names, of which `-` stands for those on standard input, or true for a question. */
export type RedactFlag = readonly string[] | true;

/**
 * The names to black out, with the one of `nearfar settings partner` among them. Asked for, or read from standard input one a
 * line, they never stand on a command line, which other programs and the history of the shell can read.
 * @throws UsageError if there is no name, since nothing would be blacked out, or no terminal to ask on
 */
export async function namesToRedact(world: World, flag: RedactFlag): Promise<string[]> {
  const partner = await withJournal(world, 'read', (journal) => journal.settings.partner().name);
  const given = flag === true ? await askForNames(world, partner) : await givenNames(world, flag);
  const names = [...given, partner ?? ''].filter((name) => foldText(name).trim() !== '');
  if (names.length === 0)
    throw new UsageError(
      'There is no name to black out.',
      'Nothing was written. Without --redact nothing is blacked out.',
    );
  return names;
}

async function givenNames({ stdin }: World, names: readonly string[]): Promise<string[]> {
  const read = names.includes('-') ? (await stdin.readAll()).split(/\r\n|[\r\n]/) : [];
  return [...names.filter((name) => name !== '-'), ...read];
}

async function askForNames(world: World, partner: string | null): Promise<string[]> {
  if (!canPrompt(world)) {
    if (partner !== null) return [];
    throw new UsageError(
      'There is no terminal to ask for the names on.',
      'Give them one a line on standard input: --redact - -o FILE < names.txt',
    );
  }
  const answer = await withAlternateScreen(world, (prompter) =>
    prompter.line({
      ask:
        partner === null
          ? 'Which names are to be blacked out?'
          : `Which names are to be blacked out, beside ${partner}?`,
      keyHints: ['Commas between several', 'Enter goes on'],
    }),
  );
  return answer.split(/[,\r\n]/);
}
