// Stands in for node:path in Commander, which imports it as a whole: the bundle would copy all its names at every start.
// Commander uses it only for subcommands that are programs of their own, and nearfar has none.
export default {};
