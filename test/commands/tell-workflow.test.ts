import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CommandIo } from '../../src/commands/io.ts';
import { tellWorkflow } from '../../src/commands/tell-workflow.ts';
import { silentProgress } from '../../src/core/ports.ts';
import { readStepOutputs } from '../support/read-step-outputs.ts';
import { twoRungResult } from '../support/sample-result.ts';
import { testFolder } from '../support/test-folder.ts';

/** Tells a workflow with these variables; returns what came on stderr. */
async function tell(environment: CommandIo['environment']): Promise<string> {
  const said: string[] = [];
  await tellWorkflow('reports/x', twoRungResult(), {
    stdout: () => undefined,
    stderr: text => void said.push(text),
    commandWorkflow: text => void said.push(text),
    progress: silentProgress,
    environment,
    clock: { now: () => '' },
    setExitCode: () => undefined,
  });
  return said.join('');
}

test('without its variables nothing is told', async () => {
  expect(await tell({ GITHUB_STEP_SUMMARY: '', GITHUB_ACTIONS: 'false' })).toBe('');
});

test('annotations are for the runner alone', async () => {
  expect(await tell({ GITHUB_ACTIONS: 'true' })).toMatch(/^::error title=sample%3A gate passed::/);
});

describe('the summary of the step', () => {
  const path = (folder: string): string => join(folder, 'summary.md');

  test('is written after what is there', async () => {
    const folder = testFolder();
    writeFileSync(path(folder), 'before\n');
    await tell({ GITHUB_STEP_SUMMARY: path(folder) });
    await tell({ GITHUB_STEP_SUMMARY: path(folder) });
    const text = readFileSync(path(folder), 'utf8');
    expect(text).toMatch(/^before\n# sample\n/);
    expect(text.match(/^# sample$/gm)).toHaveLength(2);
  });

  test('never grows over what GitHub shows, and says where the rest is', async () => {
    const folder = testFolder();
    const most = 1024 * 1024;
    for (const [left, expected] of [
      [4096 + 1500, '<!-- carryover'],
      [4096, 'see reports/x/summary.md'],
      [10, ''],
    ] as const) {
      writeFileSync(path(folder), 'x'.repeat(most - left));
      await tell({ GITHUB_STEP_SUMMARY: path(folder) });
      const text = readFileSync(path(folder), 'utf8');
      expect(text.length).toBeLessThanOrEqual(most);
      expect(text.slice(most - left)).toContain(expected);
    }
  });
});

test('outputs are readable after those that are there', async () => {
  const file = join(testFolder(), 'output');
  writeFileSync(file, 'mine=1\n');
  await tell({ GITHUB_OUTPUT: file });
  expect(readStepOutputs(readFileSync(file, 'utf8'))).toMatchObject({
    mine: '1',
    outcome: 'passed',
    'run-directory': 'reports/x',
  });
});

test('a variable that leads nowhere is told, and is no fault of the gate', async () => {
  const said = await tell({ GITHUB_OUTPUT: join(testFolder(), 'no', 'output') });
  expect(said).toContain('the workflow was not told');
});
