import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Operation } from './trace.ts';

/** Which of the changes that nothing had synced were on the disk when the power went. */
export type Kept = 'none' | 'half' | 'all';

interface File {
  bytes: Buffer;
}
type Folder = Map<string, File>;

/**
 * Writes what a disk holds when the power goes before operation `cut`, below a new folder.
 * Strict rules: bytes of a file are safe once that file was synced after them, and names (made, removed, renamed) once
 * their folder was. All else may be lost, one change and not the next, in any combination.
 */
export function replay(
  operations: readonly Operation[],
  cut: number,
  kept: Kept,
  random: () => number,
  from: string,
  to: string,
): void {
  const syncedLater = laterSyncs(operations, cut);
  const survives = (index: number, path: string) =>
    syncedLater(index, path) || (kept === 'half' ? random() < 0.5 : kept === 'all');
  // What a program that is still running sees, by path; and what will be found, by folder and name.
  const open = new Map<string, File>();
  const folders = new Map<string, Folder>([[from, new Map()]]);

  for (const [index, operation] of operations.slice(0, cut).entries()) {
    if (operation.does === 'make folder') {
      if (folders.has(operation.folder) && survives(index, operation.folder))
        folders.set(join(operation.folder, operation.name), new Map());
    } else if (operation.does === 'create') {
      const file = { bytes: Buffer.alloc(0) };
      open.set(join(operation.folder, operation.name), file);
      if (survives(index, operation.folder)) folders.get(operation.folder)?.set(operation.name, file);
    } else if (operation.does === 'unlink') {
      open.delete(join(operation.folder, operation.name));
      if (survives(index, operation.folder)) folders.get(operation.folder)?.delete(operation.name);
    } else if (operation.does === 'rename') {
      throw new Error('nearfar renames nothing; teach this disk to before it does.');
    } else if (operation.does === 'write' && survives(index, operation.file)) {
      const file = open.get(operation.file)!;
      file.bytes = atLeast(file.bytes, operation.at + operation.bytes.length);
      operation.bytes.copy(file.bytes, operation.at);
    } else if (operation.does === 'truncate' && survives(index, operation.file)) {
      const file = open.get(operation.file)!;
      file.bytes = atLeast(file.bytes, operation.size).subarray(0, operation.size);
    }
  }
  for (const [path, files] of folders) {
    const folder = join(to, relative(from, path));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const [name, { bytes }] of files) writeFileSync(join(folder, name), bytes);
  }
}

/** Tells whether a path is synced after an operation and before the cut. */
function laterSyncs(operations: readonly Operation[], cut: number): (index: number, path: string) => boolean {
  const last = new Map<string, number[]>();
  // A file that is made anew under an old name is another file: a sync of one says nothing about the other.
  const unlinked = new Map<string, number[]>();
  for (const [index, operation] of operations.slice(0, cut).entries()) {
    if (operation.does === 'sync') push(last, operation.path, index);
    if (operation.does === 'unlink') push(unlinked, join(operation.folder, operation.name), index);
  }
  return (index, path) => {
    const sync = last.get(path)?.find((at) => at > index) ?? Number.POSITIVE_INFINITY;
    const end = unlinked.get(path)?.find((at) => at > index) ?? Number.POSITIVE_INFINITY;
    return sync < end;
  };
}

function push(lists: Map<string, number[]>, path: string, index: number): void {
  lists.set(path, [...(lists.get(path) ?? []), index]);
}

/** The bytes followed by zeros up to a size. */
function atLeast(bytes: Buffer, size: number): Buffer {
  return bytes.length >= size ? bytes : Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);
}
