// Installs the packed program as people do, under each Node that it supports, and uses it: `npm run test:install`. It needs the
// network, for Node, npm and the packages that nearfar depends on.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKS } from './checks.ts';
import { Site, type Tools } from './site.ts';

const ROOT = join(import.meta.dirname, '../..');
const TOOLS: readonly Tools[] = [
  { node: 22, npm: 10 },
  { node: 24, npm: 11 },
  { node: 26, npm: 12 },
];

if (process.env.npm_execpath === undefined) throw new Error('Run this with: npm run test:install');
const folder = mkdtempSync(join(tmpdir(), 'nearfar-install-'));
try {
  process.exitCode = (await installEverywhere(folder)) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @returns whether every check held under every Node */
async function installEverywhere(folder: string): Promise<boolean> {
  const packed = pack(join(folder, 'packed'));
  const sites = TOOLS.map((tools) => {
    const place = join(folder, `node-${tools.node}`);
    mkdirSync(place);
    return new Site(place, tools, join(folder, 'cache'));
  });
  const width = Math.max(...CHECKS.map(({ what }) => what.length));
  const print = (cells: readonly string[]) => process.stdout.write(`${cells.join('  ').trimEnd()}\n`);
  print([''.padEnd(width), ...TOOLS.map(({ node, npm }) => `Node ${node}, npm ${npm}`)]);
  const problems: string[] = [];
  for (const { what, lacks, run } of CHECKS) {
    const cells: string[] = [];
    for (const site of sites) {
      const others = sites.filter((other) => other !== site);
      const problem = lacks === null ? await run(site, packed, others) : null;
      if (problem !== null) problems.push(`Node ${site.tools.node}, ${what}: ${problem}`);
      cells.push((lacks !== null ? 'not tried' : problem === null ? 'ok' : 'MISSED').padEnd(15));
    }
    print([what.padEnd(width), ...cells, lacks === null ? '' : `needs ${lacks}`]);
  }
  for (const problem of problems) print(['', problem]);
  return problems.length === 0;
}

/** Packs the program as it is published. @returns the path of the packed file */
function pack(destination: string): string {
  mkdirSync(destination);
  const before = readFileSync(join(ROOT, 'package.json'), 'utf8');
  const words = [process.env.npm_execpath!, 'pack', '--pack-destination', destination];
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm pack failed: ${stderr}`);
  if (readFileSync(join(ROOT, 'package.json'), 'utf8') !== before)
    throw new Error('npm pack left package.json changed.');
  return join(destination, readdirSync(destination)[0]!);
}
