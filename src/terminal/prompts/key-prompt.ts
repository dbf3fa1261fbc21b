import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core';
import type { DisplayOptions } from '../../render/display-options.ts';
import { padToWidth, wrap } from '../../render/text.ts';
import { HIDE_CURSOR, keyHintLines, NAME_WIDTH, typedKey } from './keys.ts';
import type { KeyChoice, KeyQuestion, ManyQuestion } from './prompter.ts';

export type KeyConfig = KeyQuestion<unknown> & RememberingConfig;
export type ManyConfig = ManyQuestion<unknown> &
  RememberingConfig & {
    /** Receives the choices that are picked, before they are the answer. */
    onPick?: (values: readonly unknown[]) => void;
  };

interface RememberingConfig {
  display: DisplayOptions;
  /** Receives the line to which the answered question shrinks. */
  remember?: (line: string) => void;
}

/** Asks for one of several choices; a key answers at once, without Enter. */
export const keyPrompt = createPrompt<unknown, KeyConfig>((config, done) => {
  const { display, choices, enter } = config;
  const [isHelpShown, setHelpShown] = useState(false);
  const [answerLine, setAnswerLine] = useState<string | null>(null);

  useKeypress((key, reader) => {
    reader.clearLine(0);
    const name = typedKey(key).toLowerCase();
    const choice = isEnterKey(key) ? enter : choices.find((one) => one.key === name);
    if (choice) {
      // Enter may give the same answer as a key, which has the better label.
      const { label } = choices.find(({ value }) => value === choice.value) ?? choice;
      const line = answeredLine(display, config.name, choice.value === null ? display.glyphs.missing : label);
      setAnswerLine(line);
      if (line !== '') config.remember?.(line);
      done(choice.value);
    } else if (name === '?') setHelpShown(!isHelpShown);
  });

  if (answerLine !== null) return answerLine;
  return keyPromptLines(config, isHelpShown).join('\n') + HIDE_CURSOR;
});

/** The lines of the question while it waits for its answer. */
export function keyPromptLines(
  config: KeyQuestion<unknown> & { display: DisplayOptions },
  isHelpShown = false,
): string[] {
  const keys = [...config.choices.map(({ key, label }) => `${key} ${label}`), `Enter ${config.enter.label}`];
  return questionLines(config, keys, isHelpShown);
}

/** Asks for any number of choices; keys switch them on and off, Enter ends the question. */
export const manyPrompt = createPrompt<unknown[] | null, ManyConfig>((config, done) => {
  const { display, choices } = config;
  const [picked, setPicked] = useState<readonly KeyChoice<unknown>[]>(
    choices.filter(({ value }) => config.initial?.includes(value)),
  );
  const [isHelpShown, setHelpShown] = useState(false);
  const [answerLine, setAnswerLine] = useState<string | null>(null);

  useKeypress((key, line) => {
    line.clearLine(0);
    const name = typedKey(key);
    const choice = choices.find((one) => one.key === name);
    if (choice) {
      const next = choices.filter((one) => picked.includes(one) !== (one === choice));
      setPicked(next);
      config.onPick?.(next.map(({ value }) => value));
    } else if (isEnterKey(key)) {
      const labels = picked.map(({ label }) => label).join(', ');
      const answer = answeredLine(display, config.name, labels || display.glyphs.missing);
      setAnswerLine(answer);
      if (answer !== '') config.remember?.(answer);
      done(picked.length > 0 ? picked.map(({ value }) => value) : null);
    } else if (name === '?') setHelpShown(!isHelpShown);
  });

  if (answerLine !== null) return answerLine;
  const keys = choices.map((choice) => `${picked.includes(choice) ? '[x]' : '[ ]'} ${choice.key} ${choice.label}`);
  const enter = picked.length > 0 ? 'Enter keeps them' : 'Enter skips';
  return questionLines(config, [...keys, enter], isHelpShown).join('\n') + HIDE_CURSOR;
});

function questionLines(
  { display, ask, help, leaveLabel }: Omit<KeyQuestion<unknown>, 'enter'> & { display: DisplayOptions },
  keys: string[],
  isHelpShown: boolean,
): string[] {
  return [
    ...wrap(display.theme.title(ask), display.width),
    ...(isHelpShown && help ? wrap(display.theme.quiet(help), display.width) : []),
    ...keyHintLines([...keys, help === undefined ? null : '? explains', `x ${leaveLabel ?? 'leaves'}`], display),
  ];
}

/** The line to which the answered question shrinks. */
function answeredLine(display: DisplayOptions, name: string | undefined, answer: string): string {
  return name === undefined ? '' : `${display.theme.quiet(padToWidth(name, NAME_WIDTH))}${answer}`;
}
