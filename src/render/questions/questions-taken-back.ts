import type { QuestionsTakenBack } from '../../journal/questions/undo-with-questions.ts';
import { joinWithAnd } from '../text.ts';

/** What an undo of an import or a merge did with the questions that it had brought, a sentence for each kind; none for none. */
export function questionsTakenBackSentences({ gone, restored, answered, changed }: QuestionsTakenBack): string[] {
  const sentence = (names: readonly string[], one: string, many: string) =>
    names.length === 0
      ? []
      : [`The ${names.length === 1 ? `question ${names[0]} ${one}` : `questions ${joinWithAnd(names)} ${many}`}.`];
  return [
    ...sentence(gone, 'is gone with it', 'are gone with it'),
    ...sentence(restored, 'is as it was before', 'are as they were before'),
    ...sentence(answered, 'stays, as it has other answers', 'stay, as they have other answers'),
    ...sentence(changed, 'stays, as it was changed since', 'stay, as they were changed since'),
  ];
}
