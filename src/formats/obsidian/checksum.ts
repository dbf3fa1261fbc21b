/** Longest front matter: room for the longest answers. Guards the YAML parser against millions of keys. */
export const FRONT_MATTER_LIMIT = 65_536;

const CHECKSUM = /^nearfar: ([0-9a-f]{16})\r?\n/m;

/** The text of a file, with a checksum of its content in the front matter. @param frontMatter lines of YAML */
export function withChecksum(frontMatter: string, body: string): string {
  return `---\n${frontMatter}nearfar: ${hashOf(`---\n${frontMatter}---\n${body}`)}\n---\n${body}`;
}

/** Whether the front matter of a text has a nearfar checksum, matching or not. */
export function hasChecksum(text: string): boolean {
  return text.startsWith('---') && CHECKSUM.test(text.slice(0, FRONT_MATTER_LIMIT));
}

/** Whether the file has a nearfar checksum that matches its content. */
export function isUnmodified(text: string): boolean {
  const [line, hash] = CHECKSUM.exec(text.slice(0, FRONT_MATTER_LIMIT)) ?? [];
  return line !== undefined && hashOf(text.replace(line, '')) === hash;
}

/** Fourteen digits of the SHA-256, between two letters so that no YAML parser takes it for a number. */
function hashOf(text: string): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return `f${createHash('sha256').update(text).digest('hex').slice(0, 14)}d`;
}
