import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Acknowledged, readReport } from './acknowledged.ts';

/** What a program did to the disk, in order, and what it let its user believe. Paths are absolute. */
export type Operation =
  | { does: 'create' | 'make folder' | 'unlink'; folder: string; name: string }
  | { does: 'rename'; folder: string; name: string; toFolder: string; toName: string }
  | { does: 'write'; file: string; at: number; bytes: Buffer }
  | { does: 'truncate'; file: string; size: number }
  | { does: 'sync'; path: string }
  | { does: 'acknowledge'; what: Acknowledged };

const CALLS = 'openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat';

export const hasStrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

/**
 * Runs Node on a script under strace and gives back what it did below a folder.
 * @param known the files that are there already; those that the script makes are added
 * @param log a file to keep the trace in
 */
export function traceNode(
  script: string,
  argv: readonly string[],
  below: string,
  known: Set<string>,
  log: string,
): Operation[] {
  const strace = ['-f', '-y', '-xx', '-s', '16000000', '-e', `trace=${CALLS}`, '-o', log];
  const { status, stderr } = spawnSync('strace', [...strace, process.execPath, script, ...argv], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The traced program ended with ${status}: ${stderr}`);
  return readFileSync(log, 'latin1')
    .split('\n')
    .flatMap((line) => operation(line, below, known));
}

function operation(line: string, below: string, known: Set<string>): Operation[] {
  if (/ (unfinished|resumed)/.test(line) && line.includes(hex(below)))
    throw new Error('Two threads touched the journal at once, which this reading of the trace does not follow.');
  const [, call, given] = /^\d+ +(\w+)\((.*)\) += \d+/.exec(line) ?? [];
  if (!call || given === undefined) return [];
  const [fd = ''] = /^\d+/.exec(given) ?? [];
  // The text behind a descriptor is its path; paths and data come in quotes.
  const path = bytesOf(/^\d+<([^>]*)>/.exec(given)?.[1] ?? '').toString();
  const quoted = [...given.matchAll(/"([^"]*)"/g)].map(([, text]) => bytesOf(text!));
  const paths = quoted.map((bytes) => bytes.toString());
  const isBelow = (one: string | undefined) => one?.startsWith(`${below}/`) === true;

  if (call === 'write' && fd === '1')
    return readReport(quoted[0]!.toString()).map((what) => ({ does: 'acknowledge', what }));
  if (call.endsWith('sync') && (isBelow(path) || path === below)) return [{ does: 'sync', path }];
  if (call === 'pwrite64' && isBelow(path))
    return [{ does: 'write', file: path, bytes: quoted[0]!, at: Number(/(\d+)$/.exec(given)![1]) }];
  if (call === 'ftruncate' && isBelow(path))
    return [{ does: 'truncate', file: path, size: Number(/(\d+)$/.exec(given)![1]) }];
  if (!isBelow(paths[0])) return [];
  const place = { folder: dirname(paths[0]!), name: basename(paths[0]!) };
  if (call.startsWith('unlink')) {
    known.delete(paths[0]!);
    return [{ does: 'unlink', ...place }];
  }
  if (call.startsWith('mkdir')) return [{ does: 'make folder', ...place }];
  if (call.startsWith('rename'))
    return [{ does: 'rename', ...place, toFolder: dirname(paths[1]!), toName: basename(paths[1]!) }];
  if (call === 'openat' && given.includes('O_CREAT') && !known.has(paths[0]!)) {
    known.add(paths[0]!);
    return [{ does: 'create', ...place }];
  }
  if (call === 'write') throw new Error(`A write without an offset to ${join(place.folder, place.name)}.`);
  return [];
}

/** The bytes of `\x6a\x6f…`. */
function bytesOf(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}

function hex(text: string): string {
  return [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
