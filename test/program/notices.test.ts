import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const notices = readFileSync(join(ROOT, 'dist', 'THIRD-PARTY-NOTICES'), 'utf8');

/** The folders of the packages of which the bundle holds a module, by building it once more without writing it. */
async function bundledPackages(): Promise<string[]> {
  const { default: config } = await import(pathToFileURL(join(ROOT, 'rolldown.config.mjs')).href);
  const build = await rolldown(config);
  const { output } = await build.generate(config.output);
  await build.close();
  const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  return [...new Set(modules.flatMap((id) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []))];
}

describe('THIRD-PARTY-NOTICES', () => {
  it('names every package in the bundle with its version and the text of its licence', async () => {
    const folders = await bundledPackages();
    expect(folders.length).toBeGreaterThan(8);
    for (const folder of folders) {
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      expect(notices).toContain(`${name} ${version} (`);
      const licence = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file))!;
      expect(notices, name).toContain(readFileSync(join(folder, licence), 'utf8').trim());
    }
  });

  it('names no package that is not in the bundle', async () => {
    const named = [...notices.matchAll(/^(\S+) \d+\.\d+\.\d+ \(/gm)].map(([, name]) => name!);
    const bundled = await bundledPackages();
    expect(named.toSorted()).toEqual(bundled.map((folder) => folder.replace(/^.*node_modules\//, '')).toSorted());
  });
});
