/** What a terminal puts before and after pasted text, where it is asked to mark it. */
export const PASTE_START = '\x1b[200~';
export const PASTE_END = '\x1b[201~';

/** The codes that ask a terminal to mark pasted text, and no longer to. */
export const PASTE_MARKS = { on: '\x1b[?2004h', off: '\x1b[?2004l' };
