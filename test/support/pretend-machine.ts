import type { Machine, ToolResult } from '../../src/terminal/programs/machine.ts';
import { freshFolder } from './fresh-folder.ts';
import { bareMachine } from './world.ts';

/** A machine on which the programs of the system only take down how they were run. */
export function pretendMachine(
  options: Partial<Machine> & { tools?: string[]; crontab?: string; failing?: string } = {},
) {
  const { tools = ['systemctl', 'notify-send'], failing, ...others } = options;
  const ran: string[] = [];
  const state = { crontab: options.crontab };
  const run = (words: readonly string[], input = ''): ToolResult => {
    if (!tools.includes(words[0]!)) return null;
    const line = words.join(' ');
    ran.push(line);
    if (failing !== undefined && line.includes(failing)) return { code: 1, out: '', error: 'It is full.\nMore.' };
    if (line === 'crontab -l')
      return state.crontab === undefined
        ? { code: 1, out: '', error: 'no crontab for me' }
        : { code: 0, out: state.crontab, error: '' };
    if (line === 'crontab -') state.crontab = input;
    return { code: 0, out: '', error: '' };
  };
  const machine: Machine = { ...bareMachine(`${freshFolder()}/nearfar`), run, ...others };
  return { machine, ran, state };
}
