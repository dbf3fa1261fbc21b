/** Why the system refuses something, as the end of a sentence, where reading and writing are refused for the same reason. */
const REASONS: Readonly<Record<string, string>> = {
  EIO: 'the disk does not answer as it should',
  ELOOP: 'a symbolic link on the way to it leads in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENOTDIR: 'what should be its folder is a file',
  EPERM: 'the system does not allow it',
};

const OF_READING: Readonly<Record<string, string>> = {
  ...REASONS,
  EACCES: 'you have no right to read it',
  EISDIR: 'it is a folder',
};

const OF_WRITING: Readonly<Record<string, string>> = {
  ...REASONS,
  EACCES: 'you have no right to write there',
  EDQUOT: 'your share of the disk is full',
  EEXIST: 'a file is in its place',
  ENOENT: 'its folder is not there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'its folder is a file',
  EROFS: 'the disk is read-only',
};

/** Why a file or a folder cannot be read, by the code of the error; the code itself if it is not known. */
export function reasonOfReading(code: string): string {
  return OF_READING[code] ?? code;
}

/** Why a file cannot be written, by the code of the error; the code itself if it is not known. */
export function reasonOfWriting(code: string): string {
  return OF_WRITING[code] ?? code;
}
