interface SuspensionHandlers {
  /** Gives the terminal back before the program is stopped. */
  stop: () => void;
  /** Takes the terminal again after the program goes on, also after a stop that could not be noticed (SIGSTOP). */
  goOn: () => void;
}

/** The handlers of a terminal that is held. */
export interface Suspension {
  /** Stops this program and those that run with it in the terminal, as Ctrl-Z asks in raw mode. */
  suspend: () => void;
  /** Removes the handlers. */
  remove: () => void;
}

/** Gives the terminal back before SIGTSTP stops the program, and takes it again on SIGCONT. Windows knows neither. */
export function onSuspension({ stop, goOn }: SuspensionHandlers): Suspension {
  if (process.platform === 'win32') return { suspend() {}, remove() {} };
  const suspend = () => {
    stop();
    process.off('SIGTSTP', suspend);
    // Without a handler the signal stops the process at once. It goes to the whole group, as a terminal sends it, since
    // the shell waits for the first process of it. Where no shell could wake it, the system ignores the signal.
    process.kill(0, 'SIGTSTP');
    process.on('SIGTSTP', suspend);
    goOn();
  };
  process.on('SIGTSTP', suspend);
  process.on('SIGCONT', goOn);
  return {
    suspend,
    remove() {
      process.off('SIGTSTP', suspend);
      process.off('SIGCONT', goOn);
    },
  };
}
