/**
 * Milliseconds of processor time that this process took so far. A limit on it holds on a busy machine too, where the time on the
 * clock grows with what else runs.
 */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
