// Stands in for node:tty, which loads sockets (row 11 of docs/performance.md): most commands that write to a pipe or a file never
// need to ask.
export const isatty = (fd) => process.getBuiltinModule('node:tty').isatty(fd);
