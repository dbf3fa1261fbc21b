import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { lockedWriter, PASSPHRASE } from '../support/locked-writer.ts';
import { expectMode } from '../support/platform.ts';
import { pretendMachine } from '../support/pretend-machine.ts';
import { writer } from '../support/world.ts';

const REMINDER = 'A few quiet minutes, if you like.\n';

/** What is in the folder of the units of systemd. */
function units(machine: { configFolder: string }): string[] {
  const folder = join(machine.configFolder, 'systemd', 'user');
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

describe('nearfar remind install', () => {
  it('writes the units of systemd and starts the timer, and remove takes both away', async () => {
    const { machine, ran } = pretendMachine();
    const me = writer({ machine });
    const { code, stderr } = await me.run('remind install --at 9:30 --days mon-fri');
    expect(code).toBe(0);
    expect(stderr).toContain('A reminder comes at 09:30, mon,tue,wed,thu,fri.');
    expect(units(machine)).toEqual(['nearfar-reminder.service', 'nearfar-reminder.timer']);
    expect(ran).toContain('systemctl --user enable --now nearfar-reminder.timer');
    const folder = join(machine.configFolder, 'systemd', 'user');
    expect((await me.run('remind show')).out).toBe(`09:30, mon,tue,wed,thu,fri: in ${folder}\n`);
    expect((await me.run('remind remove')).stderr).toBe('The reminder is taken away.\n');
    expect(ran).toContain('systemctl --user disable --now nearfar-reminder.timer');
    expect(units(machine)).toEqual([]);
    for (const words of ['remind', 'remind show'])
      expect((await me.run(words)).stderr).toBe('No reminder is set. nearfar remind install sets one.\n');
    expect((await me.run('remind remove')).stderr).toBe('No reminder is set.\n');
  });

  it('prints with --dry-run exactly what it would write, and writes and runs nothing', async () => {
    const { machine } = pretendMachine();
    const me = writer({ machine });
    const { out } = await me.run('remind install --at 21:30 --dry-run');
    expect(units(machine)).toEqual([]);
    await me.run('remind install --at 21:30');
    const folder = join(machine.configFolder, 'systemd', 'user');
    const texts = units(machine).map((name) => `# ${join(folder, name)}\n${readFileSync(join(folder, name), 'utf8')}`);
    expect(out).toBe(texts.join('\n'));
  });

  it('gives the timer a command line that this program takes as it is written', async () => {
    const { machine, ran } = pretendMachine();
    const me = writer({ machine });
    const { out } = await me.run('remind install --at 21:30 --days mon-fri --dry-run');
    const words = [.../^ExecStart=(.*)$/m.exec(out)![1]!.matchAll(/"([^"]*)"/g)].map(([, word]) => word!);
    expect(words.slice(0, 2)).toEqual(machine.programWords);
    expect(await me.run(words.slice(2))).toEqual({ code: 0, out: '', stderr: '', screen: '' });
    expect(ran.at(-1)).toMatch(/^notify-send .*A few quiet minutes/);
  });

  it('refuses to replace a file that nearfar did not write', async () => {
    const { machine } = pretendMachine();
    const mine = join(machine.configFolder, 'systemd', 'user', 'nearfar-reminder.timer');
    mkdirSync(dirname(mine), { recursive: true });
    writeFileSync(mine, 'mine');
    const me = writer({ machine });
    expect((await me.run('remind install')).stderr).toContain('nearfar did not write it');
    await me.run('remind remove');
    expect(units(machine)).toEqual(['nearfar-reminder.timer']);
    expect(readFileSync(mine, 'utf8')).toBe('mine');
  });

  it('leaves nothing, or the reminder before, where the system does not take it', async () => {
    const { machine } = pretendMachine({ failing: 'enable' });
    const { code, stderr } = await writer({ machine }).run('remind install');
    expect(code).toBe(1);
    expect(stderr).toContain('enable --now nearfar-reminder.timer" failed, saying: It is full.\n');
    expect(units(machine)).toEqual([]);
    const me = writer({ machine: { ...machine, run: () => ({ code: 0, out: '', error: '' }) } });
    await me.run('remind install --at 20:00');
    expect((await me.run('remind install --at 22:00', { machine })).code).toBe(1);
    expect((await me.run('remind show')).out).toMatch(/^20:00/);
  });

  it('uses the crontab where there is no systemd, and leaves its other lines as they are', async () => {
    const crontab = '# mine\n0 7 * * * wake up';
    const { machine, state } = pretendMachine({ tools: ['crontab'], crontab });
    const me = writer({ machine });
    await me.run('remind install --at 20:00');
    await me.run('remind install --at 21:30 --days sun');
    expect(state.crontab).toMatch(
      /^# mine\n0 7 \* \* \* wake up\n# Written by nearfar remind .*\n30 21 \* \* 0 [^\n]*\n$/,
    );
    expect((await me.run('remind show')).out).toBe('21:30, sun: in your crontab\n');
    await me.run('remind remove');
    expect(state.crontab).toBe(`${crontab}\n`);
  });

  it('begins a crontab where there is none', async () => {
    const { machine, state } = pretendMachine({ tools: ['crontab'] });
    await writer({ machine }).run('remind install');
    expect(state.crontab).toMatch(/^# Written by nearfar/);
  });

  it('does not write a crontab that it could not read', async () => {
    const { machine, ran } = pretendMachine({ tools: ['crontab'], failing: 'crontab -l' });
    expect((await writer({ machine }).run('remind install')).code).toBe(1);
    expect(ran).not.toContain('crontab -');
  });

  it('leaves one reminder when it moves from the crontab to systemd', async () => {
    const { machine, state } = pretendMachine({ tools: ['crontab', 'systemctl'] });
    const me = writer({ machine });
    await me.run('remind install --with crontab');
    await me.run('remind install');
    expect(state.crontab).toBe('');
    expect(units(machine)).toHaveLength(2);
  });

  it('gives launchd an agent, and takes the one before out first', async () => {
    const { machine, ran } = pretendMachine({ platform: 'darwin', tools: ['launchctl'] });
    const me = writer({ machine });
    await me.run('remind install');
    await me.run('remind install --at 20:00');
    const agent = join(machine.home, 'Library', 'LaunchAgents', 'nearfar.reminder.plist');
    expect(ran).toEqual([
      `launchctl bootstrap gui/1000 ${agent}`,
      'launchctl bootout gui/1000/nearfar.reminder',
      `launchctl bootstrap gui/1000 ${agent}`,
    ]);
    expect((await me.run('remind show')).out).toMatch(/^20:00, daily: /);
    await me.run('remind remove');
    expect(existsSync(agent)).toBe(false);
  });

  it('gives Windows a task in UTF-16, as it asks for', async () => {
    const { machine, ran } = pretendMachine({ platform: 'win32', tools: ['schtasks'] });
    const me = writer({ machine });
    await me.run('remind install');
    const file = join(machine.configFolder, 'nearfar', 'reminder.xml');
    expect(readFileSync(file).subarray(0, 4)).toEqual(Buffer.from([0xff, 0xfe, 0x3c, 0]));
    expect(ran).toEqual([`schtasks /Create /F /TN nearfar reminder /XML ${file}`]);
    expect((await me.run('remind show')).out).toMatch(/^21:30, daily: /);
    await me.run('remind remove');
    expect(existsSync(file)).toBe(false);
  });

  it('says what to do where nothing can run a reminder', async () => {
    const { code, stderr } = await writer().run('remind install');
    expect(code).toBe(1);
    expect(stderr).toContain('nearfar remind shell bash');
    expect((await writer().run('remind install --with launchd')).code).toBe(1);
  });

  it.each(['--at 25:00', '--days someday', '--with nothing'])('refuses %s', async (flag) => {
    expect((await writer(pretendMachine()).run(`remind install ${flag}`)).code).toBe(2);
  });

  it('is taken away by wipe, but not the reminder of another journal', async () => {
    const { machine } = pretendMachine();
    const [me, other] = [writer({ machine }), writer({ machine })];
    await me.run('write --felt 3 --no-passage');
    await me.run('remind install');
    expect((await other.run('wipe --yes')).stderr).not.toContain('reminder');
    expect(units(machine)).toHaveLength(2);
    expect((await me.run('wipe --yes')).stderr).toContain('The reminder is taken away.\n');
    expect(units(machine)).toEqual([]);
  });
});

describe('nearfar remind now', () => {
  const printed = async (me: ReturnType<typeof writer>, options = {}, flags = '') =>
    (await me.run(`remind now --at 21:30 ${flags}`, options)).out;

  it('prints the reminder where no desktop takes it', async () => {
    expect(await printed(writer())).toBe(REMINDER);
  });

  it('gives it to the desktop, and then prints nothing', async () => {
    for (const [platform, tool] of [
      ['linux', 'notify-send'],
      ['darwin', 'osascript'],
      ['win32', 'msg'],
    ] as const) {
      const { machine, ran } = pretendMachine({ platform, tools: [tool] });
      expect(await printed(writer({ machine }))).toBe('');
      expect(ran).toHaveLength(1);
      expect(ran[0]).toContain('A few quiet minutes');
    }
  });

  it('is silent when the evening is written', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    expect(await printed(me)).toBe('');
  });

  it('is silent when the evening is set aside', async () => {
    const me = writer();
    await me.run('rest today');
    expect(await printed(me)).toBe('');
    expect(await printed(me, { now: '2026-11-21T22:00:00Z' })).toBe(REMINDER);
  });

  it('is silent when the journal is locked, and asks for no passphrase; with a kept key it knows', async () => {
    const runtimeFolder = join(freshFolder(), 'nearfar');
    const tomorrow = { now: '2026-11-21T22:00:00Z', runtimeFolder };
    const me = await lockedWriter();
    const now = await me.run('remind now', { ...tomorrow, passphrases: [] });
    expect(now).toEqual({ code: 0, out: '', stderr: '', screen: '' });
    expect((await me.run('unlock --for 15m', { ...tomorrow, passphrases: [PASSPHRASE] })).code).toBe(0);
    expect(await printed(me, tomorrow)).toBe(REMINDER);
    expect(await printed(me, { ...tomorrow, now: '2026-11-20T22:00:00Z' })).toBe('');
  });

  it('asks for the evening before when it comes too late, as the machine was off', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    expect(await printed(me, { now: '2026-11-21T09:00:00Z' })).toBe('');
    expect(await printed(me, { now: '2026-11-22T01:00:00Z' })).toBe(REMINDER);
    expect(await printed(me, { now: '2026-11-22T09:00:00Z' })).toBe(REMINDER);
  });

  it('keeps to its evenings, also after midnight and when it comes too late', async () => {
    const days = '--days mon-fri';
    const me = writer();
    for (const [now, expected] of [
      ['2026-11-20T22:00:00Z', REMINDER],
      ['2026-11-21T01:00:00Z', REMINDER],
      ['2026-11-21T09:00:00Z', REMINDER],
      ['2026-11-21T22:00:00Z', ''],
      ['2026-11-23T09:00:00Z', ''],
      ['2026-11-23T22:00:00Z', REMINDER],
    ] as const)
      expect([now, await printed(me, { now }, days)]).toEqual([now, expected]);
    const { out } = await me.run('remind now --at 00:30 --days fri', { now: '2026-11-21T00:30:00Z' });
    expect(out).toBe(REMINDER);
  });
});

describe('nearfar remind test', () => {
  it('shows the reminder on the desktop, or says where it would be printed', async () => {
    const { machine, ran } = pretendMachine();
    expect((await writer({ machine }).run('remind test')).stderr).toBe(
      'The reminder was given to your desktop to show.\n',
    );
    expect(ran).toHaveLength(1);
    const { out, stderr } = await writer().run('remind test');
    expect(out).toBe(REMINDER);
    expect(stderr).toContain('cron mails it');
  });
});

describe('the day up to which a prompt says nothing', () => {
  const quietDay = (folder: string) => readFileSync(join(folder, 'quiet-until'), 'utf8');

  it('is kept only where a shell has the hook, for its owner alone, and tells only a day', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    expect(existsSync(join(me.folder, 'quiet-until'))).toBe(false);
    await me.run('remind shell bash');
    expectMode(join(me.folder, 'quiet-until'), 0o600);
    await me.run('write --felt 4 --no-passage');
    expect(quietDay(me.folder)).toBe('2026-11-20\n');
    await me.run('remind shell zsh');
    expect(quietDay(me.folder)).toBe('2026-11-20\n');
  });

  it('is noted by an evening of questions, and not by another day', async () => {
    const me = writer();
    await me.run('remind shell fish');
    const before = quietDay(me.folder);
    await me.run('write yesterday --felt 3 --no-passage');
    expect(quietDay(me.folder)).toBe(before);
    await me.run('write', { answers: [3, 5, '0', 'm', ['2'], 'We talked.', true] });
    expect(quietDay(me.folder)).toBe('2026-11-20\n');
  });

  it('is noted when the hook asked about an evening that is set aside', async () => {
    const me = writer();
    await me.run('remind shell bash');
    await me.run('rest today');
    expect((await me.run('remind now --print')).out).toBe('');
    expect(quietDay(me.folder)).toBe('2026-11-20\n');
  });

  it('is not noted for a locked journal, of which nothing is known', async () => {
    const me = await lockedWriter();
    await me.run('remind shell bash');
    const before = quietDay(me.folder);
    expect((await me.run('remind now --print')).out).toBe('');
    expect(quietDay(me.folder)).toBe(before);
  });
});

describe('nearfar remind shell', () => {
  it('refuses a shell without a hook, and a time after midnight', async () => {
    expect((await writer().run('remind shell tcsh')).code).toBe(2);
    expect((await writer().run('remind shell bash --at 00:30')).code).toBe(2);
  });
});
