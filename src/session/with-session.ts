import { withJournal } from '../journal/open.ts';
import { escapeControls, wrap } from '../render/text.ts';
import type { World } from '../world.ts';
import { recoverDrafts } from './editor/recover-drafts.ts';
import type { Session } from './session.ts';
import { withAlternateScreen } from './with-alternate-screen.ts';

/**
 * Opens the journal, the alternate screen and the prompts, and closes them whatever happens. The journal is closed last:
 * what closing it has to say must not stand on a screen that is about to be left.
 */
export function withSession(world: World, use: (session: Session) => Promise<void>): Promise<void> {
  return withJournal(world, 'write', (journal) =>
    withAlternateScreen(world, async (prompter, screen) => {
      await recoverDrafts(world, journal);
      const session = { world, journal, prompter, screen };
      printFirstGreeting(session);
      await use(session);
    }).finally(() =>
      import('./editor/left-pages.ts').then(
        ({ printOpenPages }) => printOpenPages(world),
        // Fails where the program was replaced meanwhile; the error of the session says so.
        () => {},
      ),
    ),
  );
}

/** Says where the journal is kept, as long as nothing was ever written. */
function printFirstGreeting({ world, journal, screen }: Session): void {
  const { display, folder } = world;
  if (journal.countEntries() > 0 || journal.drafts.days().length > 0) return;
  const where = `Your journal is in ${escapeControls(folder)} and never leaves this machine.`;
  const limits =
    'Its files are closed to other accounts, yet whoever knows your password, or sits down at this screen while it is unlocked, can read them.';
  screen.show(() => [...wrap(display.theme.quiet(`${where} ${limits}`), display.width), '']);
}
