import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core';
import type { DisplayOptions } from '../../render/display-options.ts';
import { padToWidth, wrap } from '../../render/text.ts';
import { HIDE_CURSOR, keyHintLines, NAME_WIDTH, typedKey } from './keys.ts';
import type { KeyChoice, KeyQuestion, ManyQuestion } from './prompter.ts';

/** A question that takes its key at once: no menu to walk. */
export const keyPrompt = createPrompt<unknown, KeyQuestion<unknown> & { look: DisplayOptions }>((config, done) => {
  const { look, choices, enter } = config;
  const [helping, help] = useState(false);
  const [answered, answer] = useState<string | null>(null);

  useKeypress((key, line) => {
    line.clearLine(0);
    const name = typedKey(key).toLowerCase();
    const choice = isEnterKey(key) ? enter : choices.find((one) => one.key === name);
    if (choice) {
      // Enter may keep what another key stands for, and is named after that key then.
      const { label } = choices.find(({ value }) => value === choice.value) ?? choice;
      answer(shrunk(look, config.name, choice.value === null ? look.glyphs.missing : label));
      done(choice.value);
    } else if (name === '?') help(!helping);
  });

  if (answered !== null) return answered;
  return keyPromptLines(config, helping).join('\n') + HIDE_CURSOR;
});

/** A question of one key as it stands on the screen until it is answered. */
export function keyPromptLines(config: KeyQuestion<unknown> & { look: DisplayOptions }, helping = false): string[] {
  const keys = [...config.choices.map(({ key, label }) => `${key} ${label}`), `Enter ${config.enter.label}`];
  return questionLines(config, keys, helping);
}

/** A question with any number of answers: keys switch them on and off, Enter goes on. */
export const manyPrompt = createPrompt<unknown[] | null, ManyQuestion<unknown> & { look: DisplayOptions }>(
  (config, done) => {
    const { look, choices } = config;
    const [picked, pick] = useState<readonly KeyChoice<unknown>[]>(
      choices.filter(({ value }) => config.initial?.includes(value)),
    );
    const [helping, help] = useState(false);
    const [answered, answer] = useState<string | null>(null);

    useKeypress((key, line) => {
      line.clearLine(0);
      const name = typedKey(key);
      const choice = choices.find((one) => one.key === name);
      if (choice) pick(choices.filter((one) => picked.includes(one) !== (one === choice)));
      else if (isEnterKey(key)) {
        answer(shrunk(look, config.name, picked.map(({ label }) => label).join(', ') || look.glyphs.missing));
        done(picked.length > 0 ? picked.map(({ value }) => value) : null);
      } else if (name === '?') help(!helping);
    });

    if (answered !== null) return answered;
    const keys = choices.map((choice) => `${picked.includes(choice) ? '[x]' : '[ ]'} ${choice.key} ${choice.label}`);
    const enter = picked.length > 0 ? 'Enter keeps them' : 'Enter skips';
    return questionLines(config, [...keys, enter], helping).join('\n') + HIDE_CURSOR;
  },
);

function questionLines(
  { look, ask, help, leaveLabel }: Omit<KeyQuestion<unknown>, 'enter'> & { look: DisplayOptions },
  keys: string[],
  helping: boolean,
): string[] {
  return [
    ...wrap(look.theme.title(ask), look.width),
    ...(helping && help ? wrap(look.theme.quiet(help), look.width) : []),
    ...keyHintLines([...keys, help === undefined ? null : '? explains', `x ${leaveLabel ?? 'leaves'}`], look),
  ];
}

function shrunk(look: DisplayOptions, name: string | undefined, answer: string): string {
  return name === undefined ? '' : `${look.theme.quiet(padToWidth(name, NAME_WIDTH))}${answer}`;
}
