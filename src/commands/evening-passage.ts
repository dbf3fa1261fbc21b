import type { Entry } from '../domain/entry.ts';
import { renderChoice } from '../render/passage.ts';
import { choose, remember } from './choose.ts';
import type { Evening } from './evening.ts';

/** Hands over the best passage, and the next one for as long as the writer asks for another. */
export async function readPassage({ world, journal, ask, screen, day }: Evening, entry: Entry): Promise<void> {
  const matches = await choose(journal, entry);
  for (const [index, match] of matches.entries()) {
    remember(world, journal, day, index + 1, match);
    screen.restart();
    world.output.write(`${renderChoice(match.passage, match.why, world.look).join('\n')}\n\n`);
    const verdict = await ask.key({
      ask: 'Saved.',
      choices: [{ key: 'n', value: 'another' as const, label: 'another' }],
      enter: { value: 'kept' as const, label: 'keeps it' },
      leaving: 'clears the screen and leaves',
    });
    journal.judge(day, verdict);
    if (verdict === 'kept') return;
  }
}
