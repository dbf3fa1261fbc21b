import type { Entry } from '../../domain/entry.ts';
import { WentBack } from '../../errors.ts';
import { regionFor } from '../../suggest/region.ts';
import type { KeyQuestion } from '../../terminal/prompts/prompter.ts';
import type { DaySession, Session } from '../session.ts';
import { promptBelowParagraphs } from './prompt-below-page.ts';

type SilenceAnswer = 'leave' | 'passage' | 'help';

/**
 * Where any passage would be tone-deaf, shows one kind line. The writer may still ask for the passage that would have been
 * nearest, and on an evening of despair for the support lines.
 * @param careLine stands below it where care is due
 * @returns whether silence was due, and whether the writer kept it
 */
export async function showSilence(
  session: DaySession,
  { day, note }: Entry,
  careLine: string | null,
): Promise<'none' | 'kept' | 'broken'> {
  if (note === undefined) return 'none';
  const { silenceFor, silenceLine } = await import('../../matching/silence/silence.ts');
  const kind = silenceFor(note);
  if (kind === null) return 'none';
  const nearest = { key: 'p', value: 'passage', label: 'the passage that would have been nearest' } as const;
  const help = { key: 'h', value: 'help', label: 'people to talk to, in confidence' } as const;
  const paragraphs = [silenceLine(kind, day), ...(careLine === null ? [] : [careLine])];
  for (;;) {
    const answer = await showParagraphs(session, paragraphs, kind === 'despair' ? [help, nearest] : [nearest]);
    if (answer === 'passage') return 'broken';
    if (answer === 'leave') return 'kept';
    const { supportLines } = await import('../../safety/support.ts');
    const lines = supportLines(await regionFor(session.world, session.journal), 'self_harm');
    try {
      await showParagraphs(session, lines, []);
      return 'kept';
    } catch (error) {
      if (!(error instanceof WentBack)) throw error;
    }
  }
}

/** Shows paragraphs on a page of their own, until the writer leaves it. @throws WentBack */
export function showParagraphs(
  session: Session,
  paragraphs: readonly string[],
  choices: KeyQuestion<SilenceAnswer>['choices'],
): Promise<SilenceAnswer> {
  return promptBelowParagraphs(session, paragraphs, {
    ask: 'Saved.',
    choices,
    enter: { value: 'leave', label: 'leaves' },
    leaveLabel: 'clears the screen and leaves',
    canGoBack: true,
  });
}
