import type { Command } from 'commander';
import type { Settle } from '../flags/world-for.ts';
import { toJson } from '../formats/json.ts';
import { wrap } from '../render/text.ts';
import { regionFor } from '../suggest/region.ts';

/** `nearfar support`: people who can talk it through. Opens no journal, so nothing can keep it from answering. */
export function addSupport(command: Command, settle: Settle): void {
  command
    .option('--region <region>', 'US, CA, GB, IE, AU, EU or none; guessed from the locale')
    .option('--all', 'every line, with when and where its number was read')
    .option('--json', 'print them as JSON')
    .action(async (flags: { region?: string; all?: boolean; json?: boolean }, self: Command) => {
      const world = settle(self);
      const { content, knownRegions, linesFor } = await import('../safety/support.ts');
      const region = flags.region?.toUpperCase() ?? (await regionFor(world, null));
      if (flags.json) return world.output.write(toJson({ region, support: content.resources }));
      const lines = flags.all
        ? content.resources.map(
            ({ region, line, certainty, source, checked }) =>
              `${region}: ${line} (${certainty}; ${source}, ${checked})`,
          )
        : [...new Set([...linesFor(region, 'partner_violence', true), ...linesFor(region, 'self_harm')])];
      const others = knownRegions().join(', ');
      const page = [
        content.texts.support,
        '',
        ...lines,
        '',
        content.texts.sharedDevice,
        `Elsewhere: nearfar support --region, with one of ${others}.`,
      ];
      world.output.write(`${page.flatMap((line) => wrap(line, world.look.width)).join('\n')}\n`);
    });
}
