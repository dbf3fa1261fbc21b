import { execFileSync, type StdioOptions } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { onPosix } from '../support/platform.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function run(command: string, args: string[], options: { cwd: string; home?: string }): string {
  const env = { ...process.env, ...(options.home && { NEARFAR_HOME: options.home }) };
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
  // On Windows npm is a script, which only a shell starts.
  const shell = command === 'npm' && !onPosix;
  return execFileSync(command, args, { cwd: options.cwd, env, encoding: 'utf8', stdio, shell });
}

describe('the package', () => {
  it('holds the built program without its sources, and runs with its one dependency', () => {
    const folder = freshFolder();
    // Without its scripts, which change package.json for a moment while other tests may be reading it.
    const [packed] = JSON.parse(
      run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT }),
    );
    const paths: string[] = packed.files.map(({ path }: { path: string }) => path);
    expect(paths.filter((path) => !path.startsWith('dist/')).sort()).toEqual([
      'LICENSE',
      'README.md',
      'bin/create-cache.js',
      'bin/hand-over.js',
      'bin/loader.js',
      'bin/nearfar.js',
      'package.json',
    ]);
    // In a list: npm hands no page to man that stands alone.
    const { man } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(man).toEqual(['dist/nearfar.1']);
    expect(paths).toEqual(expect.arrayContaining(man));
    run('tar', ['-xzf', packed.filename], { cwd: folder });
    mkdirSync(join(folder, 'package', 'node_modules'));
    symlinkSync(
      join(ROOT, 'node_modules', 'better-sqlite3'),
      join(folder, 'package', 'node_modules', 'better-sqlite3'),
      'junction',
    );
    const home = join(folder, 'home');
    run(process.execPath, ['package/bin/nearfar.js', 'write', '--felt', '3', '--want', '6'], { cwd: folder, home });
    expect(run(process.execPath, ['package/bin/nearfar.js', 'show'], { cwd: folder, home })).toContain('felt 3');
  });
});
