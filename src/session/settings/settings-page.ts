import { UsageError, UserError } from '../../errors.ts';
import { wrap } from '../../render/text.ts';
import { parseSetting, type Setting, settingNamed } from './setting-list.ts';
import type { Changes } from './store-settings.ts';

const WIDTH = 76;

const HEADING = `# The settings of nearfar. A line is KEY = VALUE.
# What stands after = may be changed; empty, it goes back to the default.
# A line that is taken out leaves its setting as it is.
`;

/** All settings with their stored values as a page to edit. */
export function settingsPage(stored: ReadonlyMap<Setting, string | null>): string {
  const blocks = [...stored].map(([{ name, about, takes, defaultValue }, value]) => {
    const comment = wrap(`${about}: ${takes}; ${defaultValue} by default`, WIDTH).map((line) => `# ${line}`);
    return [...comment, `${name} = ${value ?? defaultValue}`, ''].join('\n');
  });
  return [HEADING, ...blocks].join('\n');
}

/**
 * What an edited page changes.
 * @throws UserError that names the line which cannot be understood, or whose value a setting cannot have
 */
export function changesOnPage(page: string, stored: ReadonlyMap<Setting, string | null>): Changes {
  const changes = new Map<Setting, string | null>();
  const linesByName = new Map<string, number>();
  for (const [index, text] of page.split(/\r?\n/).entries()) {
    const line = text.trim();
    if (line === '' || line.startsWith('#')) continue;
    try {
      const [setting, given] = parseLine(line);
      const before = linesByName.get(setting.name);
      if (before !== undefined)
        throw new UsageError(`${setting.name} stands on line ${before} already.`, 'Keep one of the two.');
      linesByName.set(setting.name, index + 1);
      const now = stored.get(setting) ?? null;
      if (given === (now ?? setting.defaultValue)) continue;
      const value = given === '' ? null : parseSetting(setting, given);
      if (value !== now) changes.set(setting, value);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const hint = (error.hint ?? '').replace(/^Nothing was changed\. /, '');
      throw new UserError(`Line ${index + 1}, "${line}": ${error.message}`, `${hint} Nothing was changed.`);
    }
  }
  return changes;
}

/** @throws UsageError for a line without =, and for a setting that does not exist */
function parseLine(line: string): [Setting, string] {
  const at = line.indexOf('=');
  if (at < 0) throw new UsageError('There is no = in it.', 'A line is KEY = VALUE.');
  return [settingNamed(line.slice(0, at).trim()), line.slice(at + 1).trim()];
}
