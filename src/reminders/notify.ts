import type { Machine } from '../terminal/programs/machine.ts';

/** What a reminder says. Others may see it, so it tells nothing of the journal. */
export const REMINDER = 'A few quiet minutes, if you like.';
const TITLE = 'A reminder';

/** Shows a reminder where the desktop shows its messages. @returns whether it is shown */
export function notify({ platform, user, run }: Machine): boolean {
  return run(notifier(platform, user.name))?.code === 0;
}

function notifier(platform: NodeJS.Platform, user: string): string[] {
  if (platform === 'darwin')
    return ['osascript', '-e', `display notification ${JSON.stringify(REMINDER)} with title ${JSON.stringify(TITLE)}`];
  if (platform === 'win32') return ['msg', user, REMINDER];
  return ['notify-send', '--app-name=Reminder', TITLE, REMINDER];
}
