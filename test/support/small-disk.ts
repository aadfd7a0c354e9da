import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { onTestFinished } from 'vitest';

const run = (command: string, args: readonly string[]): boolean => spawnSync(command, args).status === 0;

/**
 * Mounts a file system of its own for the running test.
 * @returns a function that makes it read-only; undefined where mounting is not permitted
 */
export function mountSmallDisk(folder: string, kibibytes: number): (() => void) | undefined {
  mkdirSync(folder);
  if (!run('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder])) return undefined;
  onTestFinished(() => {
    run('umount', [folder]);
  });
  return () => {
    if (!run('mount', ['-o', 'remount,ro', folder])) throw new Error(`${folder} cannot be made read-only`);
  };
}
