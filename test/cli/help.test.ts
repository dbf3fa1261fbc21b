import { expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { writer } from '../support/world.ts';

it('the list of commands has one line for each, in a window of 80 columns', async () => {
  const { out } = await writer().run('--help', { width: 80 });
  const list = out.slice(out.indexOf('Care:'), out.indexOf('\n\nWithout a command'));
  const names = [...list.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
  expect(names.toSorted()).toEqual([...Object.keys(COMMANDS), 'help'].toSorted());
  expect(list.split('\n').filter((line) => /^ {3}/.test(line))).toEqual([]);
});
