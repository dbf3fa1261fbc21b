// Loaded before the program (node --require): says at its end which of Node's modules it loaded, which of its own
// files, and what it asked of ICU, whose data take half a start to load.
import fs, { writeSync } from 'node:fs';

const before = new Set(modules());
const asked = new Set<string>();
const files = new Set<string>();

const { readFileSync } = fs;
fs.readFileSync = ((file: string, ...rest: [BufferEncoding]) => {
  files.add(file);
  return readFileSync(file, ...rest);
}) as typeof fs.readFileSync;

globalThis.Intl = new Proxy(Intl, {
  get(intl, name, receiver) {
    asked.add(`Intl.${String(name)}`);
    return Reflect.get(intl, name, receiver);
  },
});

for (const { prototype } of [String, Date, Number, BigInt, Array]) {
  for (const name of Object.getOwnPropertyNames(prototype).filter((one) => /^(toLocale|localeCompare)/.test(one))) {
    const methods = prototype as unknown as Record<string, (...given: unknown[]) => unknown>;
    const method = methods[name]!;
    methods[name] = function (...given) {
      asked.add(name);
      return method.apply(this, given);
    };
  }
}

process.on('exit', () => {
  const loaded = modules().filter((name) => !before.has(name));
  writeSync(2, `\n${JSON.stringify({ modules: loaded, files: [...files], asked: [...asked] })}`);
});

function modules(): string[] {
  const { moduleLoadList } = process as unknown as { moduleLoadList: string[] };
  return moduleLoadList.flatMap((entry) => (entry.startsWith('NativeModule ') ? [entry.slice(13)] : []));
}
