import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The path of better-sqlite3's native addon, searched upwards through `node_modules` as Node does.
 * better-sqlite3 itself would search beside its JavaScript, which is part of the bundle.
 * Undefined if there is no prebuilt addon for this platform.
 */
export function sqliteAddonPath(): string | undefined {
  const { platform, arch } = process;
  const target = platform === 'linux' && isMusl(arch) ? `linuxmusl-${arch}` : `${platform}-${arch}`;
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = `${folder}/node_modules/better-sqlite3/prebuilds/${target}.node`;
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) return undefined;
  }
}

function isMusl(arch: string): boolean {
  return (
    existsSync(`/lib/ld-musl-${arch === 'arm64' ? 'aarch64' : 'x86_64'}.so.1`) &&
    !existsSync('/lib64/ld-linux-x86-64.so.2')
  );
}
