import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { EVENING_ZONE } from '../support/program.ts';

const isWindows = process.platform === 'win32';

/** A Node and an npm as people have them together, by their major versions. */
export interface Tools {
  node: number;
  npm: number;
}

/** An empty home and an empty prefix, into which the package is installed under one Node. */
export class Site {
  readonly tools: Tools;
  readonly home: string;
  readonly prefix: string;
  /** The folder in which npm writes what it did, one file a run. */
  readonly logs: string;
  readonly #node: string;
  readonly #npm: string;
  readonly #cache: string;

  /**
   * Fetches Node and npm from their npm packages into an empty folder.
   * @param folder a new folder of its own
   * @param cache npm's cache, one for all sites
   * @throws Error where they cannot be had
   */
  constructor(folder: string, tools: Tools, cache: string) {
    this.tools = tools;
    this.home = join(folder, 'home');
    this.prefix = join(folder, 'prefix');
    this.logs = join(folder, 'logs');
    this.#cache = cache;
    mkdirSync(this.home, { recursive: true });
    const dependencies = { node: `${tools.node}`, npm: `${tools.npm}` };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ dependencies, allowScripts: { node: true } }));
    this.#node = process.execPath;
    this.#npm = process.env.npm_execpath ?? '';
    const { status, stderr } = this.#runNpm(['install', '--prefix', folder], process.env);
    if (status !== 0) throw new Error(`Node ${tools.node} could not be fetched: ${stderr}`);
    this.#node = join(folder, 'node_modules/node/bin', isWindows ? 'node.exe' : 'node');
    this.#npm = join(folder, 'node_modules/npm/bin/npm-cli.js');
  }

  /** Where a global install puts the package. */
  get packageFolder(): string {
    return packageFolder(this.prefix);
  }

  /** What a shell of this site has: an empty home, the programs of the prefix, and this Node as `node`. */
  environment(home = this.home): NodeJS.ProcessEnv {
    const ofMachine = Object.entries(process.env).filter(([name]) => !/^(npm_|xdg_|nearfar_|manpath$)/i.test(name));
    const path = [isWindows ? this.prefix : join(this.prefix, 'bin'), dirname(this.#node), process.env.PATH ?? ''];
    return {
      ...Object.fromEntries(ofMachine),
      PATH: path.join(delimiter),
      HOME: home,
      USERPROFILE: home,
      LOCALAPPDATA: join(home, 'AppData'),
      LANG: 'C.UTF-8',
      TERM: 'xterm',
      TZ: EVENING_ZONE,
    };
  }

  /** Runs npm under this Node. */
  npm(...words: string[]): SpawnSyncReturns<string> {
    return this.#runNpm(words, this.environment());
  }

  #runNpm(words: string[], environment: NodeJS.ProcessEnv): SpawnSyncReturns<string> {
    const env = {
      ...environment,
      npm_config_cache: this.#cache,
      npm_config_logs_dir: this.logs,
      npm_config_update_notifier: 'false',
    };
    return spawnSync(this.#node, [this.#npm, ...words], { env, encoding: 'utf8' });
  }

  /** Runs the installed program as a shell finds it. */
  nearfar(words: string, { home, input = '' }: { home?: string; input?: string } = {}): SpawnSyncReturns<string> {
    return this.shell('nearfar', words.split(' '), { home, input });
  }

  /** Runs any program with the environment of the site. */
  shell(
    program: string,
    words: readonly string[],
    { home, input = '' }: { home?: string | undefined; input?: string } = {},
  ): SpawnSyncReturns<string> {
    // What npm installs on Windows is a script, which only a shell starts.
    return spawnSync(program, words, { env: this.environment(home), input, encoding: 'utf8', shell: isWindows });
  }
}

/** Where a global install into a prefix puts the package. */
export function packageFolder(prefix: string): string {
  return join(prefix, isWindows ? 'node_modules' : 'lib/node_modules', 'nearfar');
}

/** The path to each file below a folder, links included. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => !found.isDirectory())
    .map((found) => join(found.parentPath, found.name))
    .toSorted();
}

/** What npm wrote of all its runs so far. */
export function logText(site: Site): string {
  return filesIn(site.logs)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}
