// Preloaded (node --require): at exit writes to the file $LOADS_FILE, as JSON, which of Node's own modules were loaded,
// which files were read, and what was asked of ICU, whose data is slow to load.
import fs, { writeFileSync } from 'node:fs';

const before = new Set(builtinModules());
const icu = new Set<string>();
const files = new Set<string>();

const { readFileSync } = fs;
fs.readFileSync = ((file: string, ...rest: [BufferEncoding]) => {
  files.add(file);
  return readFileSync(file, ...rest);
}) as typeof fs.readFileSync;

globalThis.Intl = new Proxy(Intl, {
  get(intl, name, receiver) {
    icu.add(`Intl.${String(name)}`);
    return Reflect.get(intl, name, receiver);
  },
});

for (const { prototype } of [String, Date, Number, BigInt, Array]) {
  for (const name of Object.getOwnPropertyNames(prototype).filter((one) => /^(toLocale|localeCompare)/.test(one))) {
    const methods = prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
    const method = methods[name]!;
    methods[name] = function (...args) {
      icu.add(name);
      return method.apply(this, args);
    };
  }
}

process.on('exit', () => {
  const modules = builtinModules().filter((name) => !before.has(name));
  writeFileSync(process.env.LOADS_FILE!, JSON.stringify({ modules, files: [...files], icu: [...icu] }));
});

function builtinModules(): string[] {
  const { moduleLoadList } = process as unknown as { moduleLoadList: string[] };
  return moduleLoadList.flatMap((entry) => (entry.startsWith('NativeModule ') ? [entry.slice(13)] : []));
}
