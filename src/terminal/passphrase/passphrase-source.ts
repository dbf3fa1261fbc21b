import { openOutput } from '../output.ts';

/** Where passphrases come from. */
export interface PassphraseSource {
  /** Whether a person types them, who can be asked again. */
  readonly isTyped: boolean;
  /** The next passphrase. @param ask the question, which only a person is shown */
  readonly read: (ask: string) => Promise<string>;
}

/**
 * The lines of an open file descriptor where one is given; else a person at a terminal.
 * @returns null if there is neither
 */
export function passphraseSource(descriptor: number | undefined, isTerminal: boolean): PassphraseSource | null {
  if (descriptor !== undefined) return { isTyped: false, read: async () => readLineOf(descriptor) };
  return isTerminal ? { isTyped: true, read: askAtTerminal } : null;
}

async function readLineOf(descriptor: number): Promise<string> {
  const { readPassphraseLine } = await import('./read-passphrase-line.ts');
  return readPassphraseLine(descriptor);
}

async function askAtTerminal(ask: string): Promise<string> {
  const { askSecret } = await import('./ask-secret.ts');
  return askSecret(ask, process.stdin, openOutput(2, undefined));
}
