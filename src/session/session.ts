import type { Day } from '../domain/day.ts';
import type { Journal } from '../journal/journal.ts';
import type { AlternateScreen } from '../terminal/alternate-screen.ts';
import type { Prompter } from '../terminal/prompts/prompter.ts';
import type { World } from '../world.ts';

/** An open conversation with the writer: the journal, the prompts and the screen they stand on. */
export interface Session {
  world: World;
  journal: Journal;
  prompter: Prompter;
  screen: AlternateScreen;
}

/** A session that asks about one day. */
export interface DaySession extends Session {
  day: Day;
}
