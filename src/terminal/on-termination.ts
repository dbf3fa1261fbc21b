import type { TerminationSignal } from '../errors.ts';

const SIGNALS: readonly TerminationSignal[] = ['SIGHUP', 'SIGTERM'];

/**
 * Calls `handler` on SIGTERM, and on SIGHUP when the terminal is closed, instead of the default of ending at once.
 * @returns a function that removes the handler again
 */
export function onTermination(handler: (signal: TerminationSignal) => void): () => void {
  for (const signal of SIGNALS) process.on(signal, handler);
  return () => {
    for (const signal of SIGNALS) process.off(signal, handler);
  };
}
