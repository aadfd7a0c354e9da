import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The binary as it is started from a checkout. */
export const launcher = fileURLToPath(new URL('../../bin/carryover.js', import.meta.url));

export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The last line on stderr: the decision. */
  readonly lastLine: string;
}

export interface RunSettings {
  /** Arguments of Node. */
  readonly nodeArgs?: readonly string[];
  /** Variables besides those of this process; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs the real binary with this process's Node in a folder. */
export function runCarryover(
  folder: string,
  args: readonly string[],
  { nodeArgs = [], env = {} }: RunSettings = {},
): Answer {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeArgs, launcher, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, stdout, stderr, lastLine: stderr.trimEnd().split('\n').at(-1) ?? '' };
}
