import { basename } from 'node:path';
import { Argument, type Command } from 'commander';
import { installBlock, removeBlock } from '../completion/completion-block.ts';
import { COMPLETION_SCRIPTS, SHELLS, type Shell } from '../completion/shells.ts';
import { usualFile } from '../completion/usual-files.ts';
import { UsageError } from '../errors.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { escapeControls, wrap } from '../render/text.ts';
import type { ShellPlaces } from '../terminal/shell-places.ts';
import type { World } from '../world.ts';

/** `nearfar completion`: lets a shell complete what is typed after `nearfar`. */
export function addCommand(completion: Command, worldFor: WorldFor): void {
  const shell = () => new Argument('[shell]', 'the shell of SHELL if none is named').choices(SHELLS);
  completion
    .helpCommand(false)
    .command('install')
    .description('add the script to the file that your shell reads, between two marks')
    .addArgument(shell())
    .option('--file <file>', 'into this file, in place of the usual one')
    .action((named: Shell | undefined, { file }: { file?: string }, self: Command) =>
      install(worldFor(self), named, file),
    );
  completion
    .command('remove')
    .description('take the script out again, and nothing else')
    .addArgument(new Argument('[shell]', 'all of them if none is named').choices(SHELLS))
    .option('--file <file>', 'out of this file, in place of the usual one')
    .action((named: Shell | undefined, { file }: { file?: string }, self: Command) =>
      remove(worldFor(self), named, file),
    );
  completion
    .command('print')
    .description('print the script')
    .addArgument(shell())
    .action(async (named: Shell | undefined, _, self: Command) => {
      const world = worldFor(self);
      world.stdout.write(COMPLETION_SCRIPTS[named ?? ownShell(await world.shell())]);
    });
}

async function install(world: World, named: Shell | undefined, file: string | undefined): Promise<void> {
  const places = await world.shell();
  const shell = named ?? ownShell(places);
  const target = file ?? usualFile(shell, places);
  if (target === null)
    throw new UsageError(
      'Only PowerShell knows where its profile lies.',
      'Type in PowerShell: nearfar completion install powershell --file $PROFILE',
    );
  installBlock(target, COMPLETION_SCRIPTS[shell]);
  const hint =
    shell === 'fish' ? 'It works in every fish from now on.' : 'It works in every shell that you open from now on.';
  say(world, `nearfar is completed with Tab: the script stands in ${target}, between two marks. ${hint}`);
  say(world, 'nearfar completion remove takes it away again.');
}

async function remove(world: World, named: Shell | undefined, file: string | undefined): Promise<void> {
  const places = await world.shell();
  const usual = (named ? [named] : SHELLS).map((shell) => usualFile(shell, places));
  const files = file === undefined ? usual.filter((one) => one !== null) : [file];
  const removed = files.filter(removeBlock);
  for (const one of removed) say(world, `The script is out of ${one}.`);
  say(
    world,
    removed.length > 0
      ? 'Shells that are open complete nearfar until they are closed.'
      : `There is no script of nearfar in ${files.join(', ') || 'any usual place'}.`,
  );
}

/** @throws UsageError if the environment names no shell, or one that nearfar has no script for */
function ownShell({ program }: ShellPlaces): Shell {
  const name =
    program === undefined
      ? undefined
      : basename(program)
          .replace(/\.exe$/, '')
          .replace('pwsh', 'powershell');
  const known = SHELLS.find((one) => one === name);
  if (known) return known;
  throw new UsageError(
    name === undefined ? 'Which shell do you use?' : `There is no script for ${name}.`,
    `Name one of ${SHELLS.join(', ')}, such as: nearfar completion install zsh`,
  );
}

function say({ stderr, display }: World, sentence: string): void {
  stderr.write(`${wrap(escapeControls(sentence), display.width).join('\n')}\n`);
}
