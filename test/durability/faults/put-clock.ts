import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes a module that gives a program another clock, for `node --require`, into a folder.
 * @param now the code of an expression for the time in milliseconds, with the clock of the machine as `RealDate`
 * @returns its path
 */
export function putClock(folder: string, now: string): string {
  const file = join(folder, 'clock.cjs');
  writeFileSync(
    file,
    `const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [Date.now()] : args));
  }
  static now() {
    return ${now};
  }
};
`,
  );
  return file;
}
