import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TransferResult } from '../../src/core/result.ts';
import { readStepOutputs } from './read-step-outputs.ts';
import { launcher } from './run-carryover.ts';
import { junitFaults } from './xmllint.ts';

/** Everything that a step of a workflow leaves behind. */
export interface StepAnswer {
  readonly code: number | null;
  readonly lastLine: string;
  /** Lines that the runner takes for commands: those that begin with `::`, and those with `##[` in them that do not. */
  readonly annotations: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly result: TransferResult;
  readonly junit: string;
  /** What xmllint says against it. */
  readonly junitFaults: string;
}

/** Runs the real binary as a step of a workflow; the run directory is `out`. */
export function runInWorkflow(folder: string, args: readonly string[]): StepAnswer {
  const [summary, outputs] = ['summary', 'outputs'].map(name => join(folder, name)) as [string, string];
  for (const path of [summary, outputs]) rmSync(path, { force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs },
  });
  const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  const junit = read(join(folder, 'out/junit.xml'));
  return {
    code: status,
    lastLine: stderr.trimEnd().split('\n').at(-1) ?? '',
    annotations: `${stdout}\n${stderr}`.split('\n').filter(line => /^\s*::|##\[/.test(line)),
    outputs: readStepOutputs(read(outputs)),
    summary: read(summary),
    result: JSON.parse(read(join(folder, 'out/result.json'))) as TransferResult,
    junit,
    junitFaults: junitFaults(junit),
  };
}
