import inquirer from 'inquirer';
import type { DisplayOptions } from '../../render/display-options.ts';
import { wrap } from '../../render/text.ts';
import { keyHintLines } from './keys.ts';
import type { ConfirmQuestion } from './prompter.ts';

type PromptStreams = NonNullable<Parameters<typeof inquirer.createPromptModule>[0]>;

/** Asks a yes-or-no question with inquirer's own confirm prompt: `y` and Enter for yes, `n` or nothing and Enter for no. */
export async function confirmPrompt(
  { ask, yes, no, display }: ConfirmQuestion & { display: DisplayOptions },
  streams: PromptStreams,
): Promise<boolean> {
  const { theme, width } = display;
  const keyHints = keyHintLines([`y ${yes}`, `n or Enter ${no}`, 'x leaves'], display).join('\n');
  const { answer } = await inquirer.createPromptModule(streams)({
    type: 'confirm',
    name: 'answer',
    message: wrap(theme.title(ask), width - 2).join('\n'),
    default: false,
    theme: {
      prefix: theme.quiet('?'),
      style: {
        message: (text: string) => text,
        // Inquirer puts the default answer, `(y/N)`, between the message and what is typed.
        defaultAnswer: () => `\n${keyHints}\n>`,
        answer: (text: string) => text,
        error: (text: string) => theme.warning(text),
      },
    },
  });
  return answer;
}
