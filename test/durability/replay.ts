import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Operation } from './trace.ts';

/** How many of the changes that were not yet synced had reached the disk at the power cut. */
export type UnsyncedChanges = 'none' | 'half' | 'all';

interface File {
  bytes: Buffer;
}
type Folder = Map<string, File>;

/**
 * Restores what a disk holds after a power cut before operation number `cut`.
 * The rules are as strict as POSIX allows: bytes of a file are safe once the file is synced after they were written, and
 * names (created, removed, renamed) once their folder is synced. Everything else may be lost, each change on its own.
 * @param from the folder in which the operations were recorded
 * @param to a new folder that receives the files
 * @throws Error for a rename, which nearfar never does and which is not simulated
 */
export function replay(
  operations: readonly Operation[],
  cut: number,
  unsynced: UnsyncedChanges,
  random: () => number,
  from: string,
  to: string,
): void {
  const isSyncedLater = laterSyncs(operations, cut);
  const survives = (index: number, path: string) =>
    isSyncedLater(index, path) || (unsynced === 'half' ? random() < 0.5 : unsynced === 'all');
  // The files as the running program sees them, by path, and as they are after the cut, by folder and name.
  const open = new Map<string, File>();
  const folders = new Map<string, Folder>([[from, new Map()]]);

  for (const [index, operation] of operations.slice(0, cut).entries()) {
    if (operation.kind === 'mkdir') {
      if (folders.has(operation.folder) && survives(index, operation.folder))
        folders.set(join(operation.folder, operation.name), new Map());
    } else if (operation.kind === 'create') {
      const file = { bytes: Buffer.alloc(0) };
      open.set(join(operation.folder, operation.name), file);
      if (survives(index, operation.folder)) folders.get(operation.folder)?.set(operation.name, file);
    } else if (operation.kind === 'unlink') {
      open.delete(join(operation.folder, operation.name));
      if (survives(index, operation.folder)) folders.get(operation.folder)?.delete(operation.name);
    } else if (operation.kind === 'rename') {
      const [path, toPath] = [join(operation.folder, operation.name), join(operation.toFolder, operation.toName)];
      const file = open.get(path)!;
      open.delete(path);
      open.set(toPath, file);
      // Both names change at once or not at all.
      if (survives(index, operation.toFolder)) {
        folders.get(operation.folder)?.delete(operation.name);
        folders.get(operation.toFolder)?.set(operation.toName, file);
      }
    } else if (operation.kind === 'write' && survives(index, operation.file)) {
      const file = open.get(operation.file)!;
      file.bytes = padTo(file.bytes, operation.at + operation.bytes.length);
      operation.bytes.copy(file.bytes, operation.at);
    } else if (operation.kind === 'truncate' && survives(index, operation.file)) {
      const file = open.get(operation.file)!;
      file.bytes = padTo(file.bytes, operation.size).subarray(0, operation.size);
    }
  }
  for (const [path, files] of folders) {
    const folder = join(to, relative(from, path));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const [name, { bytes }] of files) writeFileSync(join(folder, name), bytes);
  }
}

/** Gives a predicate: whether a path is synced after the operation of an index and before the cut. */
function laterSyncs(operations: readonly Operation[], cut: number): (index: number, path: string) => boolean {
  const syncs = new Map<string, number[]>();
  // After an unlink or a rename the name is that of another file, so a sync of it does not count for the first.
  const unlinked = new Map<string, number[]>();
  for (const [index, operation] of operations.slice(0, cut).entries()) {
    if (operation.kind === 'sync') push(syncs, operation.path, index);
    if (operation.kind === 'unlink') push(unlinked, join(operation.folder, operation.name), index);
  }
  return (index, path) => {
    const sync = syncs.get(path)?.find((at) => at > index) ?? Number.POSITIVE_INFINITY;
    const end = unlinked.get(path)?.find((at) => at > index) ?? Number.POSITIVE_INFINITY;
    return sync < end;
  };
}

function push(lists: Map<string, number[]>, path: string, index: number): void {
  lists.set(path, [...(lists.get(path) ?? []), index]);
}

/** The bytes, padded with zeros to a size. */
function padTo(bytes: Buffer, size: number): Buffer {
  return bytes.length >= size ? bytes : Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);
}
