import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { passages } from '../../src/passages/library.ts';
import { writer } from '../support/world.ts';

const COMMAND = 'node "/home/me/my reader.mjs"';
const set = ['settings', 'reader', COMMAND];
const unwrapped = (text: string) => text.replace(/\s+/g, ' ');

describe('nearfar settings reader', () => {
  it('stores the command and says what the program is given and who sends what', async () => {
    const { code, stderr } = await writer().run(set);
    expect(code).toBe(0);
    expect(stderr).toContain(`Passages are chosen by your own reader: ${COMMAND}`);
    expect(stderr).toContain('It is given your answers and your note, on this machine.');
    expect(stderr).toContain('nearfar itself sends nothing anywhere');
  });

  it('shows the command, or that there is none', async () => {
    const me = writer();
    expect((await me.run('settings reader')).out).toBe('reader: off (nearfar chooses the passages itself)\n');
    await me.run(set);
    const line = `reader: ${COMMAND} (nearfar settings reader off removes it)`;
    expect(unwrapped((await me.run('settings reader')).out)).toContain(line);
    expect(unwrapped((await me.run('settings')).out)).toContain(line);
    expect(JSON.parse((await me.run('settings --json')).out).settings.reader).toBe(COMMAND);
  });

  it('removes it with off', async () => {
    const me = writer();
    await me.run(set);
    expect((await me.run('settings reader off')).stderr).toBe('nearfar chooses the passages itself.\n');
    expect(JSON.parse((await me.run('settings --json')).out).settings.reader).toBe(null);
  });

  it('refuses a command of several words without quotes, and shows how to write it', async () => {
    const { code, stderr } = await writer().run('settings reader node reader.mjs');
    expect(code).toBe(2);
    expect(stderr).toContain('nearfar settings reader "node reader.mjs"');
  });

  it.each(['', 'node "reader.mjs'])('refuses a command that names no program: %j', async (command) => {
    const me = writer();
    expect(await me.run(['settings', 'reader', command])).toMatchObject({ code: 2, out: '' });
    expect(JSON.parse((await me.run('settings --json')).out).settings.reader).toBe(null);
  });

  it('escapes control characters in a command when it shows it', async () => {
    const me = writer();
    const { stderr } = await me.run(['settings', 'reader', 'reader \x1b[2J']);
    const shown = stderr + (await me.run('settings')).out + (await me.run('status')).out;
    expect(shown).toContain('\\x1B[2J');
    expect(shown).not.toContain('\x1b');
  });
});

describe('nearfar settings reader test', () => {
  const answering = (answer: () => string) => writer({ runProgram: answer });

  it('asks the reader about an invented evening and says what came back and how long it took', async () => {
    const inputs: string[] = [];
    const me = writer({
      runProgram: (words, input) => {
        inputs.push(input);
        expect(words).toEqual(['node', '/home/me/my reader.mjs']);
        return '{"id": "the-dance", "reason": "both moved"}';
      },
    });
    await me.run('write --felt 4 --note - --no-passage', { input: 'a real and private note' });
    await me.run(set);
    const { code, out } = await me.run('settings reader test');
    expect(code).toBe(0);
    expect(unwrapped(out)).toMatch(/^It chose the-dance \(".+"\) in 0\.0 seconds\. .* Your reader: both moved\. $/);
    expect(JSON.parse(inputs[0]!)).toMatchObject({ evening: { day: '2026-11-20', felt: 3 } });
    expect(JSON.parse(inputs[0]!).passages).toHaveLength(passages().length);
    expect(inputs.join()).not.toContain('private');
  });

  it('says why an answer cannot be used', async () => {
    const me = answering(() => 'I would choose \x1b[1mthe dance');
    await me.run(set);
    const { code, stderr } = await me.run('settings reader test');
    expect(code).toBe(1);
    expect(stderr).toContain('but with: I would choose the dance');
    expect(stderr).toContain('That took 0.0 seconds. On an evening, nearfar would choose the passage itself.');
  });

  it('says why the program failed', async () => {
    const me = answering(() => {
      throw new UserError('The program "node" ended with exit code 3.');
    });
    await me.run(set);
    expect(await me.run('settings reader test')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('nearfar: The program "node" ended with exit code 3.\nThat took'),
    });
  });

  it('records nothing', async () => {
    const me = answering(() => 'the-dance');
    await me.run(set);
    await me.run('settings reader test');
    expect(JSON.parse((await me.run('list --json')).out).entries).toEqual([]);
  });

  it('needs a reader', async () => {
    expect(await writer().run('settings reader test')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('No reader of your own is set.'),
    });
  });
});

describe('nearfar status', () => {
  it('says that passages are chosen by a reader of your own only if one is set', async () => {
    const me = writer();
    expect((await me.run('status')).out).not.toContain('reader');
    expect(JSON.parse((await me.run('status --json')).out).reader).toBe(null);
    await me.run(set);
    expect((await me.run('status')).out).toContain(`Passages are chosen by your own reader: ${COMMAND}\n`);
    expect(JSON.parse((await me.run('status --json')).out).reader).toBe(COMMAND);
  });
});
