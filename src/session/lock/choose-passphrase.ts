import { passphraseProblem } from '../../domain/passphrase-problem.ts';
import {
  MIN_PASSPHRASE_LENGTH,
  type PassphraseStrength,
  passphraseStrength,
} from '../../domain/passphrase-strength.ts';
import { UsageError, UserError } from '../../errors.ts';
import { loadCiphers } from '../../journal/lock/load-ciphers.ts';
import type { PassphraseSource } from '../../terminal/passphrase/passphrase-source.ts';
import type { World } from '../../world.ts';

const ADVICE = 'Length counts most: four or more words that do not belong together are easy to keep and hard to guess.';

const EXPLANATIONS: Readonly<Record<Exclude<PassphraseStrength, 'too short'>, string>> = {
  weak: `This one is weak: it may stop a person who tries a few, but not a program that tries many on a copy of the file. ${ADVICE}`,
  fair: `This one is fair: it stops a person, and a program that tries many needs a long time. ${ADVICE}`,
  strong: 'This one is strong, if it is not a saying or a line that others know.',
};

const WORD = 'locked';
const ASK = `New passphrase (${MIN_PASSPHRASE_LENGTH} characters or more, not shown): `;
/** How often a person may choose one. */
const TRIES = 3;

/**
 * Asks for a new passphrase: twice if it is typed, with its strength explained, and with a word that has to be typed to
 * agree that there is no way back without it. A person whose passphrase is refused is asked again.
 * @param isAgreed whether `--yes` was given in place of that word
 * @returns null if the word was not typed
 * @throws UserError if none can be typed, is long enough and the same twice, or if there is no way to ask
 */
export async function choosePassphrase(world: World, isAgreed = false): Promise<string | null> {
  const source = await sourceOf(world, isAgreed);
  loadCiphers();
  const passphrase = await readAcceptable(world, source);
  if (!source.isTyped) return passphrase;
  world.stderr.write(
    'There is no way back without it: nobody can open the journal or its copies if it is forgotten. ' +
      'Keep it where you keep what must not be lost.\n',
  );
  return isAgreed || (await askToTypeWord(world)) ? passphrase : null;
}

async function readAcceptable(world: World, source: PassphraseSource): Promise<string> {
  let question = ASK;
  for (let triesLeft = source.isTyped ? TRIES : 1; ; triesLeft -= 1) {
    const passphrase = await source.read(question);
    const refusal = refusalOf(passphrase) ?? (source.isTyped ? await askAgain(world, source, passphrase) : null);
    if (refusal === null) return passphrase;
    if (triesLeft <= 1) throw refusal;
    // Written together with the next question, as what is typed before a question would be shown.
    question = `${refusal.message}\n${ASK}`;
  }
}

/** Why a passphrase cannot be used; null if it can. */
function refusalOf(passphrase: string): UserError | null {
  const problem = passphraseProblem(passphrase);
  if (problem !== null)
    return new UserError(
      `The passphrase ${problem}.`,
      'Nothing was changed. Choose one that can be typed on every keyboard.',
    );
  return passphraseStrength(passphrase) === 'too short'
    ? new UserError(
        `The passphrase is too short: it needs at least ${MIN_PASSPHRASE_LENGTH} characters.`,
        `Nothing was changed. ${ADVICE}`,
      )
    : null;
}

/** Explains how strong a passphrase is, and asks for it a second time. @returns why it is refused; null if both are the same */
async function askAgain(world: World, source: PassphraseSource, passphrase: string): Promise<UserError | null> {
  const strength = passphraseStrength(passphrase);
  if (strength !== 'too short') world.stderr.write(`${EXPLANATIONS[strength]}\n`);
  if ((await source.read('The same again: ')) === passphrase) return null;
  return new UserError('The two were not the same.', 'Nothing was changed.');
}

/** @throws UsageError where nobody can be asked, or nobody has agreed */
async function sourceOf(world: World, isAgreed: boolean): Promise<PassphraseSource> {
  const passphrases = await world.passphrases();
  if (!passphrases)
    throw new UsageError(
      'There is no terminal to ask for a passphrase.',
      'Give it with --passphrase-fd, together with --yes.',
    );
  if (!isAgreed && !(passphrases.isTyped && world.stdout.isTerminal))
    throw new UsageError(
      'There is no way back without the passphrase, and no terminal to agree to that.',
      'Say it with --yes. Nothing was changed.',
    );
  return passphrases;
}

/** @returns whether the writer typed the word */
async function askToTypeWord(world: World): Promise<boolean> {
  const prompter = await world.openPrompter();
  try {
    const ask = `To go on, type the word ${WORD}.`;
    const typed = await prompter.line({ ask, keyHints: ['Enter alone changes nothing'] });
    return typed.trim().toLowerCase() === WORD;
  } finally {
    prompter.close();
  }
}
