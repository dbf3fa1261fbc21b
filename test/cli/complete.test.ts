import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { placeholder } from '../../src/cli/complete.ts';
import { loadParameters } from '../../src/cli/load-parameters.ts';
import { createProgram } from '../../src/cli/program.ts';
import { valuesOf } from '../../src/completion/values.ts';
import { PRACTICES } from '../../src/domain/entry.ts';
import { processWorld } from '../../src/world.ts';
import { STANDIN_PARAGRAPHS } from '../passages/standin-article.ts';
import { damageJournal } from '../support/damage-journal.ts';
import { writer } from '../support/world.ts';

/** What is offered for the last of these words, of which the shell's script marks the beginning. */
async function offered(typed: string, ana = writer()): Promise<string[]> {
  const words = typed.split(' ');
  const { code, out, stderr } = await ana.run(['complete', '--', ...words.slice(0, -1), `+${words.at(-1)}`]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [kind, ...lines] = out.trimEnd().split('\n');
  return kind === 'words' ? lines.map((line) => line.split('\t')[0]!) : [kind!];
}

async function everyCommand(): Promise<Command[]> {
  const program = createProgram(processWorld(), () => {});
  await Promise.all(program.commands.map(loadParameters));
  const below = (command: Command): Command[] => [command, ...command.commands.flatMap(below)];
  return below(program);
}

describe('completion', () => {
  it('offers every command, and none that is hidden', async () => {
    expect(await offered('')).toEqual([...Object.keys(COMMANDS), 'help']);
  });

  it.each(Object.keys(COMMANDS))('offers every flag in the help of %s', async (name) => {
    const { out } = await writer().run(['help', name]);
    const flags = [...out.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag!);
    expect(flags.length).toBeGreaterThan(0);
    expect(await offered(`${name} --`)).toEqual(expect.arrayContaining([...flags, '--home', '--plain']));
  });

  it('knows what may stand in every place of every command', async () => {
    const unknown = (await everyCommand()).flatMap((command) => {
      const places = [
        ...command.options.map(({ flags, argChoices }) => ({ name: placeholder(flags), argChoices })),
        ...command.registeredArguments.map((argument) => ({ name: argument.name(), argChoices: argument.argChoices })),
      ];
      return places
        .filter(({ name, argChoices }) => name !== '' && !argChoices && !valuesOf(command.name(), name))
        .map(({ name }) => `${command.name()} ${name}`);
    });
    // Of these commands that nobody sees, one completes names of commands itself.
    expect(unknown.filter((one) => !['complete words', 'help command'].includes(one))).toEqual([]);
  });

  it('offers days by name, weekdays after "last", and the written days that begin as typed', async () => {
    const ana = writer();
    await ana.run('write 2026-03-02 --felt 3 --no-passage');
    await ana.run('write --felt 3 --no-passage');
    const days = await offered('show ', ana);
    expect(days.slice(0, 3)).toEqual(['today', 'yesterday', 'thursday']);
    expect(days.slice(-2)).toEqual(['2026-11-20', '2026-03-02']);
    for (const typed of ['2026-0', '2026-03', '2026-03-', '2026-03-0', '2026-03-02'])
      expect(await offered(`show ${typed}`, ana)).toEqual(['2026-03-02']);
    expect(await offered('show last f', ana)).toEqual(['friday']);
    expect(await offered('show monday ', ana)).toEqual([]);
    expect(await offered('rest monday..tu', ana)).toEqual(['monday..tuesday']);
    expect(await offered('list --from yes', ana)).toEqual(['yesterday']);
  });

  it('offers only days that the program reads', async () => {
    const ana = writer();
    await ana.run('write --felt 3 --no-passage');
    for (const day of await offered('list --on ', ana)) {
      expect(await ana.run(['list', '--on', day])).toMatchObject({ code: 0 });
    }
    for (const week of await offered('week ', ana)) expect(await ana.run(['week', week])).toMatchObject({ code: 0 });
    for (const month of await offered('month ', ana))
      expect(await ana.run(['month', month])).toMatchObject({ code: 0 });
  });

  it('offers this month and the ones before, across the new year', async () => {
    const months = await offered('month ');
    expect(months.slice(0, 4)).toEqual(['last', 'this', '2026-11', '2026-10']);
    expect(months.slice(-2)).toEqual(['2026-01', '2025-12']);
  });

  it('offers no practice that is typed already', async () => {
    const others = PRACTICES.filter((one) => one !== 'gesture');
    expect(await offered('write --practices gesture,')).toEqual(others.map((one) => `gesture,${one}`));
  });

  it('offers only regions that each command takes, and no days where a number of days is meant', async () => {
    for (const command of ['support --region', 'settings region']) {
      const regions = await offered(`${command} `);
      expect(regions.length).toBeGreaterThan(5);
      for (const region of regions)
        expect(await writer().run([...command.split(' '), region])).toMatchObject({ code: 0 });
    }
    expect(await offered('write --missing ')).toEqual([]);
  });

  it('offers formats, passages, regions, moves, practices, settings and their values', async () => {
    expect(await offered('export --format j')).toEqual(['json', 'jsonl', 'jrnl', 'jrnl-json']);
    expect(await offered('export --format=js')).toEqual(['--format=json', '--format=jsonl']);
    expect(await offered('passages the-d')).toEqual(['the-dance']);
    expect(await offered('settings re')).toEqual(['region', 'reader']);
    expect(await offered('settings colour a')).toEqual(['auto', 'always']);
    expect(await offered('settings plain --r')).toEqual(['--reset']);
    expect(await offered('remind install --days mon')).toEqual(['mon-fri']);
    expect(await offered('settings region G')).toEqual(['GB']);
    expect(await offered('settings pronouns s')).toEqual(['she']);
    expect(await offered('write --their-move ')).toEqual(['closer', 'steady', 'away']);
    expect(await offered('write --practices gesture,p')).toEqual(['gesture,passion']);
    expect(await offered('help sh')).toEqual(['show']);
  });

  it('offers the tags of the notes, those of the most notes first', async () => {
    const ana = writer();
    await ana.run('write monday --felt 3 --no-passage --note -', { input: 'a walk @fred #work' });
    await ana.run('write --felt 3 --no-passage --note -', { input: 'late again #work' });
    expect(await offered('list --tag ', ana)).toEqual(['#work', '@fred']);
    expect(await offered('list --tag=@', ana)).toEqual(['--tag=@fred']);
  });

  it('offers only values that each setting takes', async () => {
    const names = (await offered('settings ')).filter((name) => !['reader', 'partner', 'help'].includes(name));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const values = await offered(`settings ${name} `);
      expect(values.length).toBeGreaterThan(0);
      for (const value of values)
        expect(await writer().run(['settings', name, value]), `${name} ${value}`).toMatchObject({ code: 0 });
    }
  });

  it('leaves paths to the shell', async () => {
    expect(await offered('import ')).toEqual(['files']);
    expect(await offered('export -o ')).toEqual(['files']);
    expect(await offered('restore ./')).toEqual(['files']);
    expect(await offered('--home ')).toEqual(['folders']);
    expect(await offered('article load ')).toEqual(['files']);
  });

  it('offers no name with a control character, as nobody can type it', async () => {
    const ana = writer();
    await ana.run('article load - --name Bread', { input: STANDIN_PARAGRAPHS[17]! });
    damageJournal(ana.folder, 'Breadextra', 'Br\x1badextra');
    expect(await offered('article weight ', ana)).toEqual([]);
  });

  it('offers the names of loaded texts, and the ids of their passages once one begins so', async () => {
    const ana = writer();
    const text = 'Keep the crumbs, and fry them in oil with garlic for a plate of plain spaghetti at supper.';
    await ana.run('article load - --name Bread', { input: text });
    for (const command of ['show', 'weight', 'unload', 'remove', 'list'])
      expect([command, await offered(`article ${command} B`, ana)]).toEqual([command, ['Bread']]);
    expect(await offered('article weight Bread 0', ana)).toEqual(['0', '0.5']);
    expect(await offered('passages bread', ana)).toEqual([expect.stringMatching(/^bread\/[a-z0-9]{6}$/)]);
    expect(await offered('passages ', ana)).not.toContainEqual(expect.stringContaining('bread'));
  });

  it('looks into the folder of --home', async () => {
    const ana = writer();
    const bea = writer();
    await bea.run('write 2026-03-02 --felt 3 --no-passage');
    expect(await offered(`--home ${bea.folder} show 2026-`, ana)).toEqual(['2026-03-02']);
    expect(await offered(`show --home=${bea.folder} 2026-`, ana)).toEqual(['2026-03-02']);
  });

  it('offers no option after --', async () => {
    expect(await offered('search -- --fr')).toEqual([]);
  });

  it('asks for no passphrase, and finds nothing in a locked journal', async () => {
    const ana = writer();
    await ana.run('write 2026-03-02 --felt 3 --no-passage --note -', { input: 'at home @fred' });
    expect(await offered('list --tag ', ana)).toEqual(['@fred']);
    const locked = await ana.run('lock --yes', {
      answers: [],
      passphrases: Array(2).fill('seven green boats at noon'),
    });
    expect(locked.code).toBe(0);
    expect(await offered('list --tag ', ana)).toEqual([]);
    expect(await offered('show 2026-', ana)).toEqual([]);
    expect(await offered('show to', ana)).toEqual(['today']);
  });

  it('says nothing about a journal that cannot be read', async () => {
    const ana = writer();
    await ana.run('write 2026-03-02 --felt 3 --no-passage');
    writeFileSync(join(ana.folder, 'journal.db'), 'no database');
    expect(await offered('show 2026-', ana)).toEqual([]);
  });
});
