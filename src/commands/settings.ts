import type { Command } from 'commander';
import { UsageError, UserError } from '../errors.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { withJournal } from '../journal/open.ts';
import { wrap } from '../render/text.ts';
import { helpLines, settingLine, storedSentence } from '../session/settings/setting-lines.ts';
import { parseSetting, SETTINGS, type Setting, settingNamed } from '../session/settings/setting-list.ts';
import { type Changes, loadStoredValues, storeSettings } from '../session/settings/store-settings.ts';
import { regionFor } from '../suggest/region.ts';
import { today, type World } from '../world.ts';

/** `nearfar settings`: shows the settings, or changes one or more. */
export function addCommand(settings: Command, worldFor: WorldFor): void {
  settings
    .argument('[key...]', 'the name of a setting, and its value')
    .option('--json', 'print them as JSON')
    .option('--edit', 'change them in your editor')
    .action(async ([key]: string[], flags: { json?: boolean; edit?: boolean }, self: Command) => {
      if (key !== undefined) settingNamed(key);
      const world = worldFor(self);
      if (flags.edit) return editSettings(world);
      return flags.json ? printJson(world) : printAll(world);
    });
  for (const setting of SETTINGS) addSetting(settings, setting, worldFor);
}

function addSetting(settings: Command, setting: Setting, worldFor: WorldFor): void {
  const command = settings
    .command(setting.name)
    .description(setting.about)
    .argument('[value...]', argumentHelp(setting))
    .option('--reset', 'go back to the default')
    .action(async (words: string[], flags: { reset?: boolean }, self: Command) => {
      const world = worldFor(self);
      if (flags.reset && words.length > 0)
        throw new UsageError('A value and --reset exclude each other.', 'Give one of them.');
      if (flags.reset) return change(world, new Map([[setting, null]]));
      if (words.length === 0)
        return print(world, [await settingLine(world, setting, await storedValue(world, setting))]);
      if (setting.name === 'reader' && words.length > 1)
        throw new UsageError('The command has to stand in quotes.', quotedExample(words));
      const given = words.join(' ');
      if (setting.name === 'reader' && given === 'test') {
        const { testReader } = await import('../session/settings/test-reader.ts');
        return testReader(world);
      }
      const read = setting.name === 'partner' && given === '-' ? await world.stdin.readAll() : given;
      return change(world, new Map([[setting, parseSetting(setting, read)]]));
    });
  if (setting.name === 'colour') command.alias('color');
}

function argumentHelp({ name, takes }: Setting): string {
  if (name === 'partner') return `${takes} removes it; - reads it from standard input`;
  return name === 'reader' ? 'the program and its arguments, in quotes; off removes it, test tries it' : takes;
}

const quotedExample = (words: readonly string[]) => `Such as: nearfar settings reader "${words.join(' ')}"`;

async function storedValue(world: World, setting: Setting): Promise<string | null> {
  return (await loadStoredValues(world, [setting])).get(setting) ?? null;
}

async function printAll(world: World): Promise<void> {
  const lines: string[] = [];
  for (const [setting, stored] of await loadStoredValues(world)) {
    lines.push(...wrap(await settingLine(world, setting, stored), world.display.width));
    lines.push(...helpLines(setting, world.display.width));
  }
  await world.printPaged(`${lines.join('\n')}\n`);
}

async function printJson(world: World): Promise<void> {
  const { region, holdUntil, partner, reader } = await withJournal(world, 'read', async (journal) => ({
    region: await regionFor(world, journal),
    holdUntil: journal.settings.activeHoldUntil(today(world)),
    partner: journal.settings.partner(),
    reader: journal.settings.ownReader(),
  }));
  const values = await loadStoredValues(world);
  const overrides = Object.entries(await world.settingOverrides());
  const shownValue = (name: string) => {
    const setting = settingNamed(name);
    return values.get(setting) ?? setting.defaultValue;
  };
  const settings = {
    region,
    hold_until: holdUntil,
    reader,
    partner: partner.name,
    pronouns: partner.pronouns,
    day_starts: Number(shownValue('day-starts')),
    plain: shownValue('plain') === 'on',
    ascii: shownValue('ascii') === 'on',
    colour: shownValue('colour'),
    pager: shownValue('pager') === 'on',
    weeks: Number(shownValue('weeks')),
    questions: shownValue('questions'),
    overridden_by: Object.fromEntries(overrides.map(([name, winner]) => [name.replace('-', '_'), winner])),
  };
  world.stdout.write(toVersionedJson({ settings }));
}

/** Stores changes, and says of each what is different now. */
async function change(world: World, changes: Changes): Promise<void> {
  await storeSettings(world, changes);
  const overrides = await world.settingOverrides();
  for (const [setting, stored] of changes) {
    const winner = overrides[setting.name];
    world.stderr.write(`${storedSentence(setting, stored)}\n`);
    if (winner !== undefined) world.stderr.write(`But ${winner} wins over it here.\n`);
  }
}

async function editSettings(world: World): Promise<void> {
  const { changesOnPage, settingsPage } = await import('../session/settings/settings-page.ts');
  const editor = await world.editor();
  if (editor === null)
    throw new UserError(
      'There is no editor.',
      'EDITOR names one; or change a setting alone, such as: nearfar settings weeks 8',
    );
  const stored = await loadStoredValues(world);
  const changes = changesOnPage(await editor.editPage(settingsPage(stored)), stored);
  if (changes.size === 0) return world.stderr.write('The settings are as they were.\n');
  return change(world, changes);
}

function print(world: World, lines: readonly string[]): void {
  world.stdout.write(`${lines.flatMap((line) => wrap(line, world.display.width)).join('\n')}\n`);
}
