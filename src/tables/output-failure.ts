import { CarryoverError } from '../core/errors.ts';

const ELSEWHERE = 'Choose another folder with --out';
const PERMISSION = ['permission denied', `${ELSEWHERE}, or make this one writable for this user.`] as const;

/** Errno → what it means for somebody who wants to write a file, and what to do. */
const CAUSES: Readonly<Record<string, readonly [cause: string, hint: string]>> = {
  EACCES: PERMISSION,
  EPERM: PERMISSION,
  EROFS: ['the file system is read-only', `${ELSEWHERE}, on a disk that can be written to.`],
  ENOSPC: ['the disk is full', `Free some space, or choose a folder on another disk with --out.`],
  EDQUOT: ['the disk quota is used up', `Free some space, or choose a folder on another disk with --out.`],
  EFBIG: ['a file would be larger than the system allows', 'Raise the limit on file sizes (ulimit -f).'],
  ENOTDIR: ['a part of the path is a file, not a folder', `${ELSEWHERE}, or move that file away.`],
  EEXIST: ['a file is in the way', `${ELSEWHERE}, or move that file away.`],
  EISDIR: ['a folder is in the way', `${ELSEWHERE}, or move that folder away.`],
  ENOTEMPTY: ['the folder was filled by somebody else meanwhile', `${ELSEWHERE}, or run the command again.`],
  ENOENT: ['the folder does not exist', 'Check the path for typing errors.'],
  ENAMETOOLONG: ['the name is longer than the file system allows', `${ELSEWHERE}, with a shorter name.`],
  ELOOP: ['symbolic links lead in a circle', `${ELSEWHERE}, or correct the link.`],
  EBUSY: ['the folder is in use, perhaps as a mount point', `${ELSEWHERE}, for example one inside of it.`],
  EMFILE: ['too many files are open', 'Raise the limit with ulimit -n.'],
  EIO: ['the device reported a write error', `${ELSEWHERE}, on another disk.`],
};

/**
 * The error that says where nothing could be written, why, and what to do.
 * @param path as the user typed it
 */
export function outputFailure(path: string, error: unknown): CarryoverError {
  if (error instanceof CarryoverError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  const [cause, hint] = CAUSES[code] ?? [detail, `${ELSEWHERE}.`];
  return new CarryoverError('output-failed', `${path}: cannot be written: ${cause}.`, hint, { cause: error });
}
