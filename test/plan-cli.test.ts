import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Forecast } from '../src/core/forecast.ts';
import type { TransferResult } from '../src/core/result.ts';
import { isRequired, titleOf } from './support/requirements.ts';
import { runCarryover } from './support/run-carryover.ts';
import { SMALL_SUITE } from './support/suite-text.ts';
import { testFolder } from './support/test-folder.ts';

function folderWith(suite = SMALL_SUITE): string {
  const folder = testFolder();
  writeFileSync(join(folder, 'suite.yaml'), suite);
  return folder;
}

describe.skipIf(!isRequired('runs'))(titleOf('carryover plan', 'runs'), () => {
  test('says cells, cost and chances before anything is run, and warns with a word for every doubtful cell', () => {
    const { code, stdout, lastLine } = runCarryover(folderWith(), [
      'plan',
      'suite.yaml',
      '--draws',
      '1000',
      '--gain',
      '0.07',
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('Plan of small: 42 cells, 0 of them measured already; no requests, no dollars');
    expect(stdout).toContain('sandbox gain 7 points');
    expect(stdout).toContain('Warning: production × math');
    expect(lastLine).toBe('carryover: plan of small: 1 of 1 cells are a coin toss or worse.');
  });

  test('exits with 4 where a cell can tell nothing, and prints the forecast as JSON', () => {
    const { code, stdout } = runCarryover(folderWith(), [
      'plan',
      'suite.yaml',
      '--gain',
      '0.001',
      '--draws',
      '1000',
      '--json',
    ]);
    expect(code).toBe(4);
    const forecast = JSON.parse(stdout) as Forecast;
    expect(forecast).toMatchObject({
      schema: 1,
      suite: 'small',
      cells: { planned: 42, stored: 0 },
      targets: [{ feasibility: 'error' }],
    });
  });

  test('judges a cell at the level that the run judges it at: an exception by rule takes it out of what the gate requires', () => {
    const requiredIn = (gate: string): boolean[] => {
      const args = ['plan', 'suite.yaml', '--draws', '1000', '--gain', '0.06', '--json'];
      const { stdout } = runCarryover(folderWith(`${SMALL_SUITE}\n${gate}`), args);
      return (JSON.parse(stdout) as Forecast).targets.map(({ required }) => required);
    };
    expect(requiredIn('gate: { require: [all] }')).toEqual([true]);
    expect(requiredIn('gate: { require: [all], rules: [{ cells: "*/math", accept: [inconclusive] }] }')).toEqual([
      false,
    ]);
    expect(requiredIn('gate: { require: [all], rules: [{ cells: "*/math", level: warn }] }')).toEqual([false]);
    expect(requiredIn('gate: { require: [all], rules: [{ cells: "*/math", accept: [attenuated] }] }')).toEqual([true]);
  });

  test('says what models behind an API will be asked and cost, without a key and without asking', () => {
    const asked = SMALL_SUITE.replace('strong: local/medium', 'strong: anthropic/claude-haiku-4-5').replace(
      'em-posterior',
      'soft-labels',
    );
    const env = { ANTHROPIC_API_KEY: undefined };
    const args = ['plan', 'suite.yaml', '--draws', '1000', '--gain', '0.06', '--json'];
    const { stdout } = runCarryover(folderWith(`${asked}controls: []\n`), args, { env });
    const { purchase } = JSON.parse(stdout) as Forecast;
    // Ceiling, baseline and candidate of three seeds, 100 test items each.
    expect(purchase?.requests).toBe(900);
    expect(purchase?.usd).toBeGreaterThan(0);
  });

  test('locks the plan once, and refuses one that was edited', () => {
    const folder = folderWith();
    const lock = (...args: string[]) =>
      runCarryover(folder, ['plan', 'suite.yaml', '--draws', '1000', '--gain', '0.2', '--lock', ...args]);
    expect(lock().stderr).toContain('Locked: suite.plan.json');
    const again = lock();
    expect(again.code).toBe(64);
    expect(again.stderr).toContain('is there already');
    expect(lock('--force').code).toBe(0);
    const path = join(folder, 'suite.plan.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"sesoi": 0.02', '"sesoi": 0.01'));
    const { code, stderr } = runCarryover(folder, ['run', 'suite.yaml']);
    expect(code).toBe(64);
    expect(stderr).toContain('suite.plan.json: was changed after it was written');
  });

  test('refuses a pilot beside what it is in place of, with 64', () => {
    const { code, stderr } = runCarryover(folderWith(), ['plan', 'suite.yaml', '--pilot', 'out', '--gain', '0.3']);
    expect(stderr).toContain("'--pilot <run>' cannot be used with option '--gain <number>'");
    expect(code).toBe(64);
  });

  test('refuses a pilot that is none, with 64', () => {
    const { code, stderr } = runCarryover(folderWith(), ['plan', 'suite.yaml', '--pilot', 'nowhere']);
    expect(code).toBe(64);
    expect(stderr).toContain('nowhere: holds no run.json');
  });
});

describe.skipIf(!isRequired('runs'))(titleOf('a plan and the run after it', 'runs'), () => {
  test('a run that departs from its plan says so in its findings, its page, and when reported again', {
    timeout: 120_000,
  }, () => {
    const folder = folderWith(`${SMALL_SUITE}controls: []\nanalysis: { replicates: 999, aaReplicates: 200 }\n`);
    expect(runCarryover(folder, ['plan', 'suite.yaml', '--draws', '1000', '--gain', '0.2', '--lock']).code).toBe(0);
    const findings = (): string[] =>
      (JSON.parse(readFileSync(join(folder, 'out', 'result.json'), 'utf8')) as TransferResult).findings
        .filter(({ detector }) => detector === 'changed-analysis')
        .map(({ found }) => found);
    runCarryover(folder, ['run', 'suite.yaml', '--out', 'out']);
    expect(findings()).toEqual([]);
    const path = join(folder, 'suite.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('aaReplicates: 200', 'aaReplicates: 200, sesoi: 0.01'));
    runCarryover(folder, ['run', 'suite.yaml', '--out', 'out', '--force']);
    expect(findings()).toEqual([expect.stringContaining('analysis.sesoi: planned 0.02, found 0.01')]);
    runCarryover(folder, ['report', 'out']);
    expect(findings()).toHaveLength(1);
    expect(readFileSync(join(folder, 'out', 'index.html'), 'utf8')).toContain('changed-analysis');
    const { stdout } = runCarryover(folder, ['plan', 'suite.yaml', '--pilot', 'out', '--draws', '1000']);
    expect(stdout).toContain('From the pilot out');
    expect(stdout).toMatch(/The pilot has \d+ seeds: gains and seed variances are estimates/);
  });
});
