import { REASONS } from './reason-in-words.ts';

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

/** Why a file cannot be written, by the code of the error; the code itself if it is not known. */
export function reasonOfWriting(code: string): string {
  return OF_WRITING[code] ?? code;
}
