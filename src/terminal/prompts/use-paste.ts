import { useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { DisplayOptions } from '../../render/display-options.ts';
import { wrap } from '../../render/text.ts';
import { PASTE } from './keyboard.ts';

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

/** Refuses pasted text. @returns the lines that say so, until the next key; none if nothing was pasted */
export function useRefusedPaste({ theme, width }: DisplayOptions): string[] {
  const [isRefused, setRefused] = useState(false);
  usePaste(() => setRefused(true));
  useKeypress(() => setRefused(false));
  return isRefused ? wrap(theme.quiet('That looks like pasted text. It can go into the note.'), width) : [];
}
