// Stands in for node:child_process, which Commander imports for subcommands that are programs of their own; nearfar has
// none. Loading it also loads sockets (row 11 of docs/performance.md), so it is loaded by the first call, which only an editor or
// the writer's own reader makes.
const childProcess = () => process.getBuiltinModule('node:child_process');

export const spawn = (...args) => childProcess().spawn(...args);
export const spawnSync = (...args) => childProcess().spawnSync(...args);
export default { spawn };
