/** Enters the alternate screen and clears it. */
export const ENTER_SCREEN = '\x1b[?1049h\x1b[2J\x1b[H';
export const CLEAR_SCREEN = '\x1b[2J\x1b[H';
/**
 * Clears the alternate screen and leaves it, with the cursor shown. Where the window has grown since it was entered, tmux puts what
 * still stands on it into the scrollback.
 */
export const LEAVE_SCREEN = `\x1b[?25h${CLEAR_SCREEN}\x1b[?1049l`;
/** Clears the screen with its scrollback. */
export const CLEAR_ALL = '\x1b[2J\x1b[3J\x1b[H';

/** What a terminal puts before and after pasted text, where it is asked to mark it. */
export const PASTE_START = '\x1b[200~';
export const PASTE_END = '\x1b[201~';

/** The codes that ask a terminal to mark pasted text, and no longer to. */
export const PASTE_MARKS = { on: '\x1b[?2004h', off: '\x1b[?2004l' };
