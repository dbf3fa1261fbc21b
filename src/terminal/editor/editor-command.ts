/** The flag with which an editor that opens its own window waits until the file is closed. */
const WAIT_FLAGS: Record<string, string> = {
  code: '--wait',
  codium: '--wait',
  cursor: '--wait',
  subl: '--wait',
  mate: '--wait',
  zed: '--wait',
  gvim: '--nofork',
  mvim: '--nofork',
};

/** The shell command of the editor: `$NEARFAR_EDITOR`, `$VISUAL` or `$EDITOR`, in this order; null if none is set. */
export function editorCommand(env: Readonly<Record<string, string | undefined>>): string | null {
  const command = [env.NEARFAR_EDITOR, env.VISUAL, env.EDITOR].find((value) => value?.trim());
  if (!command) return null;
  return command in WAIT_FLAGS ? `${command} ${WAIT_FLAGS[command]}` : command;
}
