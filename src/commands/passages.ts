import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { renderPassage, renderPassages } from '../render/passage.ts';
import type { World } from '../world.ts';

/** `nearfar passages [id]`: the 17 passages by section, or one of them. */
export function addPassages(program: Command, settle: (command: Command) => World): void {
  program
    .command('passages')
    .description('list the passages, or show one')
    .argument('[id]', 'such as the-dance')
    .action(async (id: string | undefined, _, self: Command) => {
      const world = settle(self);
      const { passageById, passages } = await import('../passages/library.ts');
      const passage = id === undefined ? null : passageById(id);
      if (passage === undefined)
        throw new UsageError(`There is no passage "${id}".`, 'See their ids with: nearfar passages');
      const lines = passage === null ? renderPassages(passages(), world.look) : renderPassage(passage, world.look);
      world.output.write(`${lines.join('\n')}\n`);
    });
}
