// Stops the tools of the repository with one sentence on a Node that they do not run on. npm scripts find the
// repository's own Node, so this is for installs without it and for tools that are called directly.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 14) || major === 23) {
  process.stderr.write(
    `The tools of nearfar need Node 22.14 or newer (22, 24 and later); this is Node ${process.versions.node}.\n`,
  );
  process.exit(1);
}
