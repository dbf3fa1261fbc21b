import type { TerminationSignal } from '../errors.ts';

const SIGNALS: readonly TerminationSignal[] = ['SIGHUP', 'SIGTERM'];

/**
 * Hears that the program is told to end, or that its terminal has gone, in place of ending at once, so that things can
 * be put away first. Gives back what ends the hearing.
 */
export function onTermination(hear: (signal: TerminationSignal) => void): () => void {
  for (const signal of SIGNALS) process.on(signal, hear);
  return () => {
    for (const signal of SIGNALS) process.off(signal, hear);
  };
}
