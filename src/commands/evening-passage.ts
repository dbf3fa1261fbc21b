import type { Entry } from '../domain/entry.ts';
import { renderHeard } from '../render/matches.ts';
import { renderChoice } from '../render/passage.ts';
import { wrap } from '../render/text.ts';
import { type Choice, choose, remember } from './choose.ts';
import type { Evening } from './evening.ts';
import { type Care, heed } from './heed.ts';

/** Hands over the best passage, and the next one for as long as the writer asks for another; or help, where someone may not be safe. */
export async function readPassage(evening: Evening, entry: Entry): Promise<void> {
  const { world, journal, screen } = evening;
  const care = await heed(world, journal, entry);
  if (care.screens !== null && !(await offerHelp(evening, care))) return;
  let rank = 0;
  for (const choice of await choose(journal, entry, care)) {
    rank += 1;
    remember(world, journal, entry.day, rank, choice);
    screen.restart();
    if (await isKept(evening, choice, entry.note ?? '')) return;
  }
}

async function isKept({ world, journal, ask, day }: Evening, match: Choice, note: string): Promise<boolean> {
  world.output.write(`${renderChoice(match.passage, match.why, match.under, world.look).join('\n')}\n\n`);
  for (;;) {
    const answer = await ask.key({
      ask: 'Saved.',
      choices: [
        { key: 'n', value: 'another' as const, label: 'another' },
        { key: 'f', value: 'declined' as const, label: 'not for me' },
        { key: 'w', value: 'why' as const, label: 'why this one' },
      ],
      enter: { value: 'kept' as const, label: 'keeps it' },
      leaving: 'clears the screen and leaves',
    });
    if (answer !== 'why') {
      journal.readings.judge(day, answer);
      return answer === 'kept';
    }
    world.output.write(`${renderHeard(match, note, world.look).join('\n')}\n\n`);
  }
}

/** @returns whether the writer carries on, because it was not meant so */
async function offerHelp({ world, ask, screen }: Evening, { screens, atOnce, lift }: Care): Promise<boolean> {
  const print = (lines: readonly string[]) =>
    world.output.write(`${lines.flatMap((line) => [...wrap(line, world.look.width), '']).join('\n')}\n`);
  screen.restart();
  print(screens!.first);
  const carryOn = { key: 'n', value: 'on' as const, label: 'carry on' };
  const leave = { value: 'leave' as const, label: 'leaves' };
  let answer: 'on' | 'help' | 'leave' = await ask.key({
    ask: '',
    choices: atOnce
      ? [carryOn]
      : [{ key: 'h', value: 'help' as const, label: 'people who can talk this through, in confidence' }, carryOn],
    enter: leave,
    leaving: 'clears the screen',
  });
  if (answer === 'help') {
    screen.restart();
    print(screens!.help);
    answer = await ask.key({ ask: '', choices: [carryOn], enter: leave, leaving: 'clears the screen' });
  }
  if (answer === 'on') lift();
  return answer === 'on';
}
