/** Why the system refuses something, as the end of a sentence. Kept short, as every command loads it. */
export const REASONS: Readonly<Record<string, string>> = {
  EIO: 'the disk does not answer as it should',
  EISDIR: 'it is a folder',
  ELOOP: 'a symbolic link on the way to it leads in a circle',
  ENAMETOOLONG: 'its name is too long',
};

/** Why a file or a folder cannot be read, by the code of the error; the code itself if it is not known. */
export function reasonOfReading(code: string): string {
  if (code === 'EACCES') return 'you have no right to read it';
  return REASONS[code] ?? code;
}
