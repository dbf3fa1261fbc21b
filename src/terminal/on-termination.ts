import type { TerminationSignal } from '../errors.ts';

/** SIGINT is not among them: while another program has the terminal, Ctrl-C is meant for that program. */
const SIGNALS: readonly TerminationSignal[] = ['SIGHUP', 'SIGTERM', 'SIGQUIT'];

/**
 * Calls `handler` on SIGTERM and SIGQUIT, and on SIGHUP when the terminal is closed, instead of the default of ending at
 * once.
 * @returns a function that removes the handler again
 */
export function onTermination(handler: (signal: TerminationSignal) => void): () => void {
  for (const signal of SIGNALS) process.on(signal, handler);
  return () => {
    for (const signal of SIGNALS) process.off(signal, handler);
  };
}

/** Calls `handler` on SIGINT, as `onTermination` does on the other signals. */
export function onInterrupt(handler: (signal: TerminationSignal) => void): () => void {
  process.on('SIGINT', handler);
  return () => void process.off('SIGINT', handler);
}
