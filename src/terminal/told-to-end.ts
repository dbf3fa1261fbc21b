import type { EndSignal } from '../errors.ts';

const SIGNALS: readonly EndSignal[] = ['SIGHUP', 'SIGTERM'];

/**
 * Hears that the program is told to end, or that its terminal has gone, in place of ending at once, so that things can
 * be put away first. Gives back what ends the hearing.
 */
export function whenToldToEnd(hear: (signal: EndSignal) => void): () => void {
  for (const signal of SIGNALS) process.on(signal, hear);
  return () => {
    for (const signal of SIGNALS) process.off(signal, hear);
  };
}
