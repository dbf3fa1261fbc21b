/** Editors in a window of their own return at once unless they are told to wait. */
const WAITS: Record<string, string> = {
  code: '--wait',
  codium: '--wait',
  cursor: '--wait',
  subl: '--wait',
  mate: '--wait',
  zed: '--wait',
  gvim: '--nofork',
  mvim: '--nofork',
};

/** The writer's editor: `$NEARFAR_EDITOR`, `$VISUAL` or `$EDITOR`, in this order. */
export function editorCommand(env: Readonly<Record<string, string | undefined>>): string | null {
  const command = [env.NEARFAR_EDITOR, env.VISUAL, env.EDITOR].find((named) => named?.trim());
  if (!command) return null;
  return command in WAITS ? `${command} ${WAITS[command]}` : command;
}
