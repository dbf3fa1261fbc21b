import type { Command } from 'commander';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { wrap } from '../render/text.ts';
import { regionFor } from '../suggest/region.ts';

/** `nearfar support`: lines with people who can help. Opens no journal, so that a damaged one is no obstacle. */
export function addSupport(command: Command, worldFor: WorldFor): void {
  command
    .option('--region <region>', 'US, CA, GB, IE, AU, EU or none; guessed from the locale')
    .option('--all', 'every line, or every one of --region, with when and where its number was read')
    .option('--json', 'print them as JSON')
    .action(async (flags: { region?: string; all?: boolean; json?: boolean }, self: Command) => {
      const world = worldFor(self);
      const { supportContent, supportRegions, supportLines, supportLinesWithSources } = await import(
        '../safety/support.ts'
      );
      const region = flags.region?.toUpperCase() ?? (await regionFor(world, null));
      if (flags.json) return world.stdout.write(toVersionedJson({ region, support: supportContent.resources }));
      const lines = flags.all
        ? supportLinesWithSources(flags.region === undefined ? null : region)
        : [...new Set([...supportLines(region, 'partner_violence', true), ...supportLines(region, 'self_harm')])];
      const others = supportRegions().join(', ');
      const page = [
        supportContent.texts.support,
        '',
        ...lines,
        '',
        supportContent.texts.sharedDevice,
        `Elsewhere: nearfar support --region, with one of ${others}.`,
        ...(flags.all ? [] : ['With --all each number stands with the day on which it was read.']),
      ];
      world.stdout.write(`${page.flatMap((line) => wrap(line, world.display.width)).join('\n')}\n`);
    });
}
