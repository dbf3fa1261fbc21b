import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMPLETION_SCRIPTS, SHELLS } from '../../src/completion/shells.ts';
import { expectMode } from '../support/platform.ts';
import { writer } from '../support/world.ts';

function writerWithHome(shell?: string) {
  const ana = writer(shell === undefined ? {} : { shell });
  const home = dirname(ana.folder);
  const bashFile = join(home, process.platform === 'darwin' ? '.bash_profile' : '.bashrc');
  return { ana, home, bashFile };
}

const read = (file: string) => readFileSync(file, 'utf8');

describe('nearfar completion', () => {
  it.each(SHELLS)('prints the script of %s, and writes no file', async (shell) => {
    const { ana, home } = writerWithHome();
    const before = existsSync(home);
    expect(await ana.run(`completion print ${shell}`)).toMatchObject({ code: 0, out: COMPLETION_SCRIPTS[shell] });
    expect(COMPLETION_SCRIPTS[shell]).toContain('nearfar complete');
    expect(existsSync(ana.folder)).toBe(false);
    expect(before).toBe(true);
  });

  it.each([
    ['/bin/zsh', '.zshrc'],
    ['/usr/bin/fish', '.config/fish/completions/nearfar.fish'],
    ['/usr/local/bin/pwsh', '.config/powershell/profile.ps1'],
  ])('installs for the shell that SHELL names: %s', async (shell, file) => {
    const { ana, home } = writerWithHome(shell);
    const { code, stderr } = await ana.run('completion install');
    expect(code).toBe(0);
    expect(stderr.replaceAll('\n', ' ')).toContain(join(home, file));
    expect(read(join(home, file))).toMatch(/^# >>> nearfar completion >>>\n[\s\S]*\n# <<< nearfar completion <<<\n$/);
  });

  it.each(['', 'export A=1\n', 'export A=1', 'export A=1\r\n', '\n\n', '\ufeffexport A=1\n'])(
    'puts the script behind what stands in the file, and takes exactly that away: %j',
    async (text) => {
      const { ana, bashFile } = writerWithHome('/bin/bash');
      writeFileSync(bashFile, text);
      chmodSync(bashFile, 0o644);
      expect(await ana.run('completion install')).toMatchObject({ code: 0 });
      expect(read(bashFile).startsWith(text)).toBe(true);
      expect(read(bashFile)).toContain(COMPLETION_SCRIPTS.bash);
      expectMode(bashFile, 0o644);
      expect(await ana.run('completion remove')).toMatchObject({ code: 0 });
      expect(existsSync(bashFile) ? read(bashFile) : '').toBe(text);
    },
  );

  it('replaces an earlier script in its place, and keeps what was added behind it', async () => {
    const { ana, bashFile } = writerWithHome('/bin/bash');
    writeFileSync(bashFile, 'export A=1');
    await ana.run('completion install');
    writeFileSync(bashFile, `${read(bashFile).replace('_nearfar()', '_older()')}export B=2\n`);
    await ana.run('completion install');
    expect(read(bashFile)).not.toContain('_older');
    expect(read(bashFile)).toMatch(/^export A=1\n# >>>[\s\S]*<<<\nexport B=2\n$/);
    await ana.run('completion remove bash');
    expect(read(bashFile)).toBe('export A=1\nexport B=2\n');
  });

  it('removes a file that only it wrote, and takes the script out of every shell', async () => {
    const { ana, home } = writerWithHome('/usr/bin/fish');
    await ana.run('completion install fish');
    await ana.run('completion install zsh');
    const { code, stderr } = await ana.run('completion remove');
    expect(code).toBe(0);
    expect(stderr.match(/script is out of/g)).toHaveLength(2);
    expect(existsSync(join(home, '.config/fish/completions/nearfar.fish'))).toBe(false);
    expect(existsSync(join(home, '.zshrc'))).toBe(false);
    expect((await ana.run('completion remove')).stderr).toContain('There is no script of nearfar in');
  });

  it('leaves a script of another author in the folder of fish alone', async () => {
    const { ana, home } = writerWithHome('/usr/bin/fish');
    const file = join(home, '.config/fish/completions/nearfar.fish');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'complete -c nearfar -f\n');
    await ana.run('completion install');
    expect(read(file).startsWith('complete -c nearfar -f\n')).toBe(true);
    await ana.run('completion remove');
    expect(read(file)).toBe('complete -c nearfar -f\n');
  });

  it('follows a link to a file of settings that is kept elsewhere, and leaves both', async () => {
    const { ana, home, bashFile } = writerWithHome('/bin/bash');
    const kept = join(home, 'dotfiles-bashrc');
    writeFileSync(kept, '');
    symlinkSync(kept, bashFile);
    await ana.run('completion install');
    expect(read(kept)).toContain(COMPLETION_SCRIPTS.bash);
    await ana.run('completion remove');
    expect(lstatSync(bashFile).isSymbolicLink()).toBe(true);
    expect(read(kept)).toBe('');
  });

  it('installs into the file that --file names', async () => {
    const { ana, home } = writerWithHome();
    const file = join(home, 'folder', 'profile.ps1');
    expect(await ana.run(['completion', 'install', 'powershell', '--file', file])).toMatchObject({ code: 0 });
    expect(read(file)).toContain('Register-ArgumentCompleter');
    expect(await ana.run(['completion', 'remove', '--file', file])).toMatchObject({ code: 0 });
    expect(existsSync(file)).toBe(false);
  });

  it('changes nothing where only one mark stands, or the file is no UTF-8', async () => {
    const { ana, bashFile } = writerWithHome('/bin/bash');
    for (const text of ['a\n# >>> nearfar completion >>>\nb\n', 'a\n# <<< nearfar completion <<<\n']) {
      writeFileSync(bashFile, text);
      for (const command of ['completion install', 'completion remove']) {
        const { code, stderr } = await ana.run(command);
        expect({ code, stderr }).toMatchObject({
          code: 1,
          stderr: expect.stringContaining('only one of the two marks'),
        });
        expect(read(bashFile)).toBe(text);
      }
    }
    writeFileSync(bashFile, Buffer.from([0xff, 0xfe, 0x61, 0x00]));
    const { code, stderr } = await ana.run('completion install');
    expect(code).toBe(1);
    expect(stderr).toContain('not UTF-8');
    expect(readFileSync(bashFile)).toHaveLength(4);
  });

  it('asks which shell where SHELL names none, or one that it does not know', async () => {
    const { ana } = writerWithHome();
    expect(await ana.run('completion install')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Name one of'),
    });
    const other = await ana.run('completion print', { shell: '/usr/bin/tcsh' });
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no script for tcsh.') });
  });

  it('shows its help alone where nothing is named', async () => {
    const { code, stderr } = await writerWithHome().ana.run('completion');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Usage: nearfar completion/);
    expect(stderr).not.toContain('nearfar:');
  });

  it('needs no passphrase of a locked journal', async () => {
    const { ana } = writerWithHome('/bin/bash');
    await ana.run('write --felt 3 --no-passage');
    await ana.run('lock --yes', { answers: [], passphrases: Array(2).fill('seven green boats at noon') });
    expect(await ana.run('completion print')).toMatchObject({ code: 0, stderr: '' });
  });
});
