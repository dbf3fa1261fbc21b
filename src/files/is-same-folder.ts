import { realpathSync } from 'node:fs';

/** Whether two paths lead to one folder; not so if one of them is not there. */
export function isSameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}
