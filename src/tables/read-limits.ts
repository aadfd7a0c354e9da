import { constants } from 'node:buffer';

/** How much a file may hold, so that a small one cannot fill the memory. Bytes, after unpacking. */
export interface ReadLimits {
  /** Of what is streamed, and of all members of an archive together. */
  readonly mostUnpackedBytes: number;
  /** Of what is held as a whole: a text, a JSON file, one member of an archive. */
  readonly mostWholeBytes: number;
}

/** What is held as a whole becomes one string, and no flag makes a longer one: 24 characters less than 512 MiB. */
export const READ_LIMITS: ReadLimits = {
  mostUnpackedBytes: 8 * 2 ** 30,
  mostWholeBytes: Math.min(512 * 2 ** 20, constants.MAX_STRING_LENGTH),
};

/** A size as people read it; `n` in bytes. */
export function showBytes(n: number): string {
  if (n < 1024) return `${n} bytes`;
  const power = Math.min(3, Math.floor(Math.log2(n) / 10));
  return `${Number((n / 1024 ** power).toFixed(1))} ${['', 'KiB', 'MiB', 'GiB'][power]}`;
}
