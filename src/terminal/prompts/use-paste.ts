import { useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { DisplayOptions } from '../../render/display-options.ts';
import { wrap } from '../../render/text.ts';
import { PASTE } from './keyboard/keyboard.ts';

/** Calls back with each pasted text while the question is asked. */
export function usePaste(onPaste: (text: string) => void): void {
  const current = useRef(onPaste);
  current.current = onPaste;
  useEffect((reader) => {
    const receive = (text: string) => current.current(text);
    reader.input.on(PASTE, receive);
    return () => void reader.input.off(PASTE, receive);
  }, []);
}

interface RefusingConfig {
  display: DisplayOptions;
  /** Where pasted text can go, as a sentence. */
  pasteHint?: string;
}

/** Refuses pasted text. @returns the lines that say so, until the next key; none if nothing was pasted */
export function useRefusedPaste({ display, pasteHint = 'It can go into the note.' }: RefusingConfig): string[] {
  const { theme, width } = display;
  const [isRefused, setRefused] = useState(false);
  usePaste(() => setRefused(true));
  useKeypress(() => setRefused(false));
  return isRefused ? wrap(theme.quiet(`That looks like pasted text. ${pasteHint}`), width) : [];
}
