import { dirname, join } from 'node:path/posix';

/**
 * The rooms of `src`, row above row. A file may import from its own room and from the rooms of the rows above its own.
 * Rooms of one row, which are siblings, never import each other.
 */
export const ROWS: readonly (readonly string[])[] = [
  ['errors.ts', 'content.d.ts'],
  ['domain', 'language', 'files'],
  ['journal', 'passages', 'safety', 'trends', 'formats'],
  ['matching'],
  ['render'],
  ['terminal'],
  ['world.ts'],
  ['io'],
  ['suggest'],
  ['flags'],
  ['completion', 'reminders', 'session', 'transfer'],
  ['commands'],
  ['cli'],
];

/** Packages that only some rooms may import. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['journal'],
  chalk: ['render'],
  commander: ['flags', 'commands', 'cli'],
  inquirer: ['terminal'],
  '@inquirer/core': ['terminal'],
  '@observablehq/plot': ['render'],
  linkedom: ['render'],
};

interface Import {
  from: string;
  to: string;
}

/**
 * What breaks the rules, one sentence each; type imports count like any other.
 * @param sources the text of each file by its path below `src`
 */
export function importProblems(sources: ReadonlyMap<string, string>): string[] {
  const imports = [...sources].flatMap(([from, text]) => specifiersIn(text).map((to) => ({ from, to })));
  const between = imports
    .filter(({ to }) => to.startsWith('.'))
    .map(({ from, to }) => ({ from, to: join(dirname(from), to) }))
    .filter(({ to }) => sources.has(to));
  return [...between.flatMap(rowProblem), ...imports.flatMap(packageProblem), ...circles(between)];
}

/** The paths and packages that a file imports, also by `import()` and by `export ... from`. */
function specifiersIn(text: string): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, specifier]) => specifier!);
}

function rowProblem({ from, to }: Import): string[] {
  const [room, other] = [roomOf(from), roomOf(to)];
  if (room === other) {
    return room === 'commands' ? [`${from} imports ${to}: no command imports another.`] : [];
  }
  const [row, otherRow] = [rowOf(room), rowOf(other)];
  if (otherRow === row) return [`${from} imports ${to}: ${room} and ${other} are siblings.`];
  return otherRow > row ? [`${from} imports ${to}: ${other} stands in a row below ${room}.`] : [];
}

function packageProblem({ from, to }: Import): string[] {
  const rooms = PACKAGES[to];
  return rooms === undefined || rooms.includes(roomOf(from)) ? [] : [`${from} imports the package ${to}.`];
}

function roomOf(file: string): string {
  return file.split('/')[0]!;
}

/** @throws Error for a room that stands in no row */
function rowOf(room: string): number {
  const row = ROWS.findIndex((rooms) => rooms.includes(room));
  if (row < 0) throw new Error(`src/${room} stands in no row of ROWS.`);
  return row;
}

/** Every circle of files that import each other, once, as the path round it. */
function circles(imports: readonly Import[]): string[] {
  const importedBy = Map.groupBy(imports, ({ from }) => from);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) found.push(`A circle: ${[...path.slice(start), file].join(' -> ')}.`);
    if (start >= 0 || done.has(file)) return;
    for (const { to } of importedBy.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of importedBy.keys()) visit(file, []);
  return found;
}
