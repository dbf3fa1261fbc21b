import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Acknowledged, readReport } from './acknowledged.ts';

/** One change a program made to the disk, or one acknowledgement it gave its user. Paths are absolute. */
export type Operation =
  | { kind: 'create' | 'mkdir' | 'unlink'; folder: string; name: string }
  | { kind: 'rename'; folder: string; name: string; toFolder: string; toName: string }
  | { kind: 'write'; file: string; at: number; bytes: Buffer }
  | { kind: 'truncate'; file: string; size: number }
  | { kind: 'sync'; path: string }
  | { kind: 'acknowledge'; acknowledged: Acknowledged };

const CALLS = 'openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat';

export const hasStrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

/**
 * Runs Node on a script under strace.
 * @param root only operations on files and folders inside this folder are returned
 * @param known the paths of the files that exist already; the function adds those that the script creates
 * @param log the file to write the trace to
 * @returns what the script did, in order
 * @throws Error if the script fails or does something that this reading of the trace does not follow
 */
export function traceNode(
  script: string,
  argv: readonly string[],
  root: string,
  known: Set<string>,
  log: string,
): Operation[] {
  const strace = ['-f', '-y', '-xx', '-s', '16000000', '-e', `trace=${CALLS}`, '-o', log];
  const { status, stderr } = spawnSync('strace', [...strace, process.execPath, script, ...argv], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The traced program ended with ${status}: ${stderr}`);
  return readFileSync(log, 'latin1')
    .split('\n')
    .flatMap((line) => parseLine(line, root, known));
}

/** The operation of one line of the trace: none or one. */
function parseLine(line: string, root: string, known: Set<string>): Operation[] {
  if (/ (unfinished|resumed)/.test(line) && line.includes(hex(root)))
    throw new Error('Two threads touched the journal at once, which this reading of the trace does not follow.');
  const [, call, args] = /^\d+ +(\w+)\((.*)\) += \d+/.exec(line) ?? [];
  if (!call || args === undefined) return [];
  const [fd = ''] = /^\d+/.exec(args) ?? [];
  // With -y, strace prints the path of a descriptor in <> after it; path arguments and data are in quotes.
  const path = bytesOf(/^\d+<([^>]*)>/.exec(args)?.[1] ?? '').toString();
  const quoted = [...args.matchAll(/"([^"]*)"/g)].map(([, text]) => bytesOf(text!));
  const paths = quoted.map((bytes) => bytes.toString());
  const isInside = (file: string | undefined) => file?.startsWith(`${root}/`) === true;

  if (call === 'write' && fd === '1')
    return readReport(quoted[0]!.toString()).map((acknowledged) => ({ kind: 'acknowledge', acknowledged }));
  if (call.endsWith('sync') && (isInside(path) || path === root)) return [{ kind: 'sync', path }];
  if (call === 'pwrite64' && isInside(path))
    return [{ kind: 'write', file: path, bytes: quoted[0]!, at: Number(/(\d+)$/.exec(args)![1]) }];
  if (call === 'ftruncate' && isInside(path))
    return [{ kind: 'truncate', file: path, size: Number(/(\d+)$/.exec(args)![1]) }];
  if (!isInside(paths[0])) return [];
  const location = { folder: dirname(paths[0]!), name: basename(paths[0]!) };
  if (call.startsWith('unlink')) {
    known.delete(paths[0]!);
    return [{ kind: 'unlink', ...location }];
  }
  if (call.startsWith('mkdir')) return [{ kind: 'mkdir', ...location }];
  if (call.startsWith('rename'))
    return [{ kind: 'rename', ...location, toFolder: dirname(paths[1]!), toName: basename(paths[1]!) }];
  if (call === 'openat' && args.includes('O_CREAT') && !known.has(paths[0]!)) {
    known.add(paths[0]!);
    return [{ kind: 'create', ...location }];
  }
  if (call === 'write') throw new Error(`A write without an offset to ${join(location.folder, location.name)}.`);
  return [];
}

/** The bytes of a string in which strace -xx escaped each byte as `\x6a`. */
function bytesOf(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}

function hex(text: string): string {
  return [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
