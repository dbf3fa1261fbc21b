import type { Command } from 'commander';
import { formatDay } from '../domain/day.ts';
import { UsageError } from '../errors.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { withJournal } from '../journal/open.ts';
import { wrap } from '../render/text.ts';
import { REGION, regionFor } from '../suggest/region.ts';
import { today, type World } from '../world.ts';

/** `nearfar settings`: shows the settings, or changes one. */
export function addSettings(settings: Command, worldFor: WorldFor): void {
  settings
    .option('--json', 'print them as JSON')
    .action(async (flags: { json?: boolean }, self: Command) => show(worldFor(self), flags.json ?? false));
  settings
    .command('region')
    .description('where you are, for the lines that can help: US, CA, GB, IE, AU, EU, none, or auto')
    .argument('<region>')
    .action(async (region: string, _, self: Command) => setRegion(worldFor(self), region));
  settings
    .command('hold')
    .description('let all passages be shown again')
    .argument('<word>', 'off')
    .action((word: string, _, self: Command) => {
      if (word !== 'off')
        throw new UsageError(`"${word}" is not a setting of the hold.`, 'nearfar settings hold off ends it.');
      const world = worldFor(self);
      withJournal(world.folder, 'write', (journal) => journal.settings.setHold(null));
      world.stderr.write('All passages may be shown again.\n');
    });
}

async function show(world: World, asJson: boolean): Promise<void> {
  const { region, hold, isSet } = await withJournal(world.folder, 'read', async (journal) => ({
    region: await regionFor(world, journal),
    isSet: journal.settings.get(REGION) !== null,
    hold: journal.settings.isHoldActive(today(world)) ? journal.settings.holdUntil() : null,
  }));
  if (asJson) return world.stdout.write(toVersionedJson({ settings: { region, hold_until: hold } }));
  const lines = [
    `region: ${region}${isSet ? '' : ' (guessed; nearfar settings region US sets it)'}`,
    `hold: ${hold === null ? 'off' : `until ${formatDay(hold)} (nearfar settings hold off ends it)`}`,
  ];
  world.stdout.write(`${lines.flatMap((line) => wrap(line, world.display.width)).join('\n')}\n`);
}

async function setRegion(world: World, named: string): Promise<void> {
  const { supportRegions } = await import('../safety/support.ts');
  const known = supportRegions();
  const region = known.find((one) => one.toLowerCase() === named.toLowerCase());
  if (region === undefined && named !== 'auto')
    throw new UsageError(`"${named}" is not a region that lines are known for.`, `Choose ${known.join(', ')} or auto.`);
  withJournal(world.folder, 'write', (journal) => journal.settings.set(REGION, region ?? null));
  world.stderr.write(region === undefined ? 'The region is guessed from the locale.\n' : `The region is ${region}.\n`);
}
