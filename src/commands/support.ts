import type { Command } from 'commander';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { withJournal } from '../journal/open.ts';
import { escapeControls, wrap } from '../render/text.ts';
import { regionFor } from '../suggest/region.ts';
import type { World } from '../world.ts';

/** `nearfar support`: lines with people who can help. A journal that is locked or damaged is no obstacle. */
export function addCommand(command: Command, worldFor: WorldFor): void {
  command
    .option(
      '--region <region>',
      'US, CA, GB, IE, AU, EU or none; otherwise that of the settings, or a guess from the locale',
    )
    .option('--all', 'the lines of every region, or with --region of one, with when and where each number was read')
    .option('--json', 'print them as JSON')
    .action(async (flags: { region?: string; all?: boolean; json?: boolean }, self: Command) => {
      const world = worldFor(self);
      const { allSupportLines, findRegion, supportContent, supportRegions, supportLinesWithSources } = await import(
        '../safety/support.ts'
      );
      const named = flags.region ?? (await regionOfWriter(world));
      const region = findRegion(named);
      if (flags.json)
        return world.stdout.write(toVersionedJson({ region: region ?? 'none', support: supportContent.resources }));
      const lines = flags.all
        ? supportLinesWithSources(flags.region === undefined ? null : named)
        : allSupportLines(named);
      const others = supportRegions().join(', ');
      const page = [
        supportContent.texts.support,
        '',
        ...(region === null
          ? [`There are no lines of its own for ${escapeControls(named)}; these hold anywhere.`, '']
          : []),
        ...lines,
        '',
        supportContent.texts.sharedDevice,
        `Elsewhere: nearfar support --region, with one of ${others}.`,
        ...(flags.all ? [] : ['nearfar support --all gives the lines of every region, and when each number was read.']),
      ];
      world.stdout.write(`${page.flatMap((line) => wrap(line, world.stdout.width)).join('\n')}\n`);
    });
}

/** The region that was set, or else a guess, also where the journal cannot be read. */
async function regionOfWriter(world: World): Promise<string> {
  try {
    return await withJournal(world, 'read', (journal) => regionFor(world, journal));
  } catch {
    return regionFor(world, null);
  }
}
