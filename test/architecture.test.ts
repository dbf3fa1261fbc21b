import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importProblems } from './support/import-rules.ts';

const SRC = join(import.meta.dirname, '../src');

const sources = new Map(
  globSync('**/*.ts', { cwd: SRC }).map((file) => [file.replaceAll('\\', '/'), readFileSync(join(SRC, file), 'utf8')]),
);

describe('the imports of src', () => {
  it('only go from a room to the rows above it, never to a sibling, and never in a circle', () => {
    expect(importProblems(sources)).toEqual([]);
  });

  it('leave no file unused: only what the build and the loader call is imported by none', () => {
    const imported = [...sources.values()].join('\n');
    const isImported = (file: string) => imported.includes(`/${file.split('/').at(-1)}'`);
    expect([...sources.keys()].filter((file) => !isImported(file))).toEqual([
      'content.d.ts',
      'language/patterns/compile-rules.ts',
      'domain/questions/parse-questions.ts',
      'cli/man-page.ts',
      'cli/warm-up.ts',
    ]);
  });
});

describe('the import rule', () => {
  const problemsOf = (files: Record<string, string>) => importProblems(new Map(Object.entries(files)));

  it('refuses an import from a sibling room', () => {
    const files = { 'trends/a.ts': "import { b } from '../journal/b.ts';", 'journal/b.ts': '' };
    expect(problemsOf(files)).toEqual(['trends/a.ts imports journal/b.ts: trends and journal are siblings.']);
  });

  it('refuses an import from a room further down, also of a type and when loaded late', () => {
    const files = {
      'render/a.ts': "import type { B } from '../commands/b.ts';",
      'domain/c.ts': "const late = await import('../world.ts');",
      'commands/b.ts': '',
      'world.ts': '',
    };
    expect(problemsOf(files)).toEqual([
      'render/a.ts imports commands/b.ts: commands stands in a row below render.',
      'domain/c.ts imports world.ts: world.ts stands in a row below domain.',
    ]);
  });

  it('refuses a circle of types within a room', () => {
    const files = {
      'session/a.ts': "import type { B } from './b.ts';",
      'session/b.ts': "import type { A } from './a.ts';",
    };
    expect(problemsOf(files)).toEqual(['A circle: session/a.ts -> session/b.ts -> session/a.ts.']);
  });

  it('refuses a command that imports a command', () => {
    const files = { 'commands/edit.ts': "import { addCommand } from './write.ts';", 'commands/write.ts': '' };
    expect(problemsOf(files)).toEqual(['commands/edit.ts imports commands/write.ts: no command imports another.']);
  });

  it('refuses SQL outside the journal', () => {
    expect(problemsOf({ 'commands/a.ts': "import SQLite from 'better-sqlite3';" })).toEqual([
      'commands/a.ts imports the package better-sqlite3.',
    ]);
  });

  it('refuses a room that stands in no row', () => {
    const files = { 'attic/a.ts': "import { b } from '../domain/b.ts';", 'domain/b.ts': '' };
    expect(() => problemsOf(files)).toThrow('src/attic stands in no row');
  });
});

describe('what is decided from a note', () => {
  it('is decided without a clock and without random numbers, so that a busy machine decides as an idle one', () => {
    const rooms = [...sources].filter(([file]) => /^(?:language|matching|safety|passages)\//.test(file));
    const clocks = rooms.filter(([, text]) =>
      /Date\.now|new Date\(\)|performance|hrtime|Math\.random|setTimeout/.test(text),
    );
    expect(clocks.map(([file]) => file)).toEqual([]);
  });
});
