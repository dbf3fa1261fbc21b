import { isEnterKey, useKeypress, useState } from '@inquirer/core';
import type { DisplayOptions } from '../../render/display-options.ts';
import { wrap } from '../../render/text.ts';
import { answeredChoices } from './answered-line.ts';
import { createFittingPrompt, type FittingConfig, linesBelow, useHelp } from './fitting-prompt.ts';
import { BACK_HINT, HIDE_CURSOR, isBackKey, isClearKey, keyHintLines, typedKey } from './keys.ts';
import type { KeyChoice, KeyQuestion, ManyQuestion } from './prompter.ts';
import { useRefusedPaste } from './use-paste.ts';

export type KeyConfig = KeyQuestion<unknown> &
  RememberingConfig & {
    /** Called when the current answer is cleared. */
    onClear?: () => void;
  };
export type ManyConfig = ManyQuestion<unknown> & RememberingConfig;

/** A choice with this key goes back, and says so. */
const BACK_KEY = 'b';

interface RememberingConfig extends FittingConfig {
  display: DisplayOptions;
  /** Ends the question by going back. */
  goBack?: () => void;
  /** Receives the line to which the answered question shrinks. */
  appendLine?: (line: () => string) => void;
}

/** Asks for one of several choices; a key answers at once, without Enter. */
export const keyPrompt = createFittingPrompt<unknown, KeyConfig>((config, done) => {
  const { choices } = config;
  const [enter, setEnter] = useState(config.enter);
  const [isHelpShown, toggleHelp] = useHelp(config);
  const refusal = useRefusedPaste(config);
  const [answerLine, setAnswerLine] = useState<string | null>(null);

  useKeypress((key, reader) => {
    reader.clearLine(0);
    const name = typedKey(key).toLowerCase();
    const choice = isEnterKey(key) ? enter : choices.find((one) => one.key === name);
    if (choice) {
      const line = () => answeredChoices(config, [choice.value]);
      setAnswerLine(line());
      if (config.name !== undefined) config.appendLine?.(line);
      done(choice.value);
    } else if (isClearKey(key) && config.enterWhenCleared) {
      setEnter(config.enterWhenCleared);
      config.onClear?.();
    } else if (isBackKey(key)) config.goBack?.();
    else if (name === '?') toggleHelp();
  });

  if (answerLine !== null) return answerLine;
  return linesBelow(refusal, keyPromptLines({ ...config, enter }, isHelpShown), config).join('\n') + HIDE_CURSOR;
});

/** The lines of the question while it waits for its answer. */
export function keyPromptLines(
  config: KeyQuestion<unknown> & { display: DisplayOptions },
  isHelpShown = false,
): string[] {
  const { enter, enterWhenCleared } = config;
  const clears = enterWhenCleared && enter.value !== enterWhenCleared.value ? ['Del clears it'] : [];
  const keys = [
    ...config.choices.map(({ key, label }) => `${key} ${label}`.trimEnd()),
    `Enter ${enter.label}`,
    ...clears,
  ];
  return questionLines(config, keys, isHelpShown);
}

/** Asks for any number of choices; keys switch them on and off, Enter ends the question. */
export const manyPrompt = createFittingPrompt<unknown[] | null, ManyConfig>((config, done) => {
  const { choices } = config;
  const [picked, setPicked] = useState<readonly KeyChoice<unknown>[]>(
    choices.filter(({ value }) => config.initial?.includes(value)),
  );
  const [isHelpShown, toggleHelp] = useHelp(config);
  const refusal = useRefusedPaste(config);
  const [answerLine, setAnswerLine] = useState<string | null>(null);

  const pick = (next: readonly KeyChoice<unknown>[]) => {
    setPicked(next);
    config.onPick?.(next.map(({ value }) => value));
  };

  useKeypress((key, line) => {
    line.clearLine(0);
    const name = typedKey(key);
    const choice = choices.find((one) => one.key === name);
    if (choice) pick(choices.filter((one) => picked.includes(one) !== (one === choice)));
    else if (isEnterKey(key)) {
      const values = picked.map(({ value }) => value);
      const answer = () => answeredChoices(config, values);
      setAnswerLine(answer());
      if (config.name !== undefined) config.appendLine?.(answer);
      done(values.length > 0 ? values : null);
    } else if (isClearKey(key)) pick([]);
    else if (isBackKey(key)) config.goBack?.();
    else if (name === '?') toggleHelp();
  });

  if (answerLine !== null) return answerLine;
  const keys = choices.map((choice) => `${picked.includes(choice) ? '[x]' : '[ ]'} ${choice.key} ${choice.label}`);
  const enter = picked.length > 0 ? ['Enter keeps them', 'Del clears them'] : ['Enter skips'];
  const lines = questionLines(config, [...keys, ...enter], isHelpShown);
  return linesBelow(refusal, lines, config).join('\n') + HIDE_CURSOR;
});

function questionLines(
  {
    display,
    ask,
    help,
    choices,
    leaveLabel,
    canGoBack,
  }: Omit<KeyQuestion<unknown>, 'enter'> & { display: DisplayOptions },
  keys: string[],
  isHelpShown: boolean,
): string[] {
  const hasBackKey = choices.some(({ key }) => key === BACK_KEY);
  return [
    ...wrap(display.theme.title(ask), display.width),
    ...(isHelpShown && help ? wrap(display.theme.quiet(help), display.width) : []),
    ...keyHintLines(
      [
        ...keys,
        canGoBack && !hasBackKey ? BACK_HINT : null,
        help === undefined ? null : '? explains',
        `x ${leaveLabel ?? 'leaves'}`,
      ],
      display,
    ),
  ];
}
