import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { Answerer } from '../../src/core/answers.ts';
import { CarryoverError } from '../../src/core/errors.ts';
import type { CellJob, JobResult } from '../../src/core/job.ts';
import type { Executor } from '../../src/core/ports.ts';
import { processPool } from '../../src/run/process-pool.ts';
import { describeRuns } from '../support/requirements.ts';

const ENTRY = new URL('../support/obedient-process.ts', import.meta.url);
const open: Executor[] = [];

function poolOf(processes: number, answerer?: Answerer): Executor {
  const pool = processPool({
    entry: ENTRY,
    args: [],
    execArgv: [],
    env: process.env,
    processes,
    createNonce: randomUUID,
    answerer,
  });
  open.push(pool);
  return pool;
}

afterEach(async () => {
  for (const pool of open.splice(0)) await pool.close();
});

const jobOf = (order: string, name = 'a', timeLimitSeconds = 20): CellJob => ({
  kind: 'cell',
  key: name,
  items: 'i',
  domain: name,
  domainKind: 'math',
  rung: order,
  seed: 1,
  task: { kind: 'weak' },
  weak: { learner: 'w', features: 'w' },
  strong: { learner: 's', features: 's' },
  splits: { labelled: 1, unlabelled: 1, test: 1 },
  timeLimitSeconds,
});

const processOf = (result: JobResult): number => (result.state === 'predicted' ? result.output.receipt.trainedOn : -1);
const answerOf = (result: JobResult): unknown => (result.state === 'predicted' ? result.output.receipt.note : result);

describeRuns('processPool', () => {
  test('every job gets its own answer, from as many long-lived processes as were asked for', async () => {
    const pool = poolOf(2);
    const names = Array.from({ length: 12 }, (_, at) => `job ${at}`);
    const results = await Promise.all(names.map((name, at) => pool.run(jobOf(at < 2 ? 'be slow' : 'answer', name))));
    expect(results.map(answerOf)).toEqual(names);
    expect(new Set(results.map(processOf)).size).toBe(2);
  });

  test('a process that dies fails its job with its last words, and the next job gets a new one', async () => {
    const pool = poolOf(1);
    const before = processOf(await pool.run(jobOf('answer')));
    expect(await pool.run(jobOf('die'))).toEqual({
      state: 'failed',
      reason: 'the process ended with exit code 9: the last words',
    });
    const after = processOf(await pool.run(jobOf('answer')));
    expect(after).toBeGreaterThan(0);
    expect(after).not.toBe(before);
  });

  test('a process that is killed says by which signal', async () => {
    const result = await poolOf(1).run(jobOf('be killed'));
    expect(result).toEqual({ state: 'failed', reason: 'the process was ended by SIGKILL', isLost: true });
  });

  test('a process that hangs in an endless loop is stopped at the time limit, and the others go on', async () => {
    const pool = poolOf(2);
    const [hung, ...others] = await Promise.all([
      pool.run(jobOf('hang', 'hung', 1)),
      ...['a', 'b', 'c'].map(name => pool.run(jobOf('answer', name))),
    ]);
    expect(hung).toEqual({ state: 'failed', reason: 'took longer than 1 s (timeLimitSeconds)' });
    expect(others.map(answerOf)).toEqual(['a', 'b', 'c']);
    expect(answerOf(await pool.run(jobOf('answer', 'after')))).toBe('after');
  });

  test('the time limit is that of each run of a method: a process that says that one begins has it anew', async () => {
    expect(answerOf(await poolOf(1).run(jobOf('begin again', 'thrice', 1)))).toBe('thrice');
  });

  test('what a job asks of a model is answered here, and the time it takes is not the job’s', async () => {
    const ask: Answerer['ask'] = async ({ learner, questions }) => {
      await new Promise(resolve => setTimeout(resolve, 700));
      return questions.map(({ text }) => ({ state: 'said', text: `${learner} ${text}` }));
    };
    const result = await poolOf(1, { ask }).run(jobOf('ask', 'openai/m', 0.5));
    expect(answerOf(result)).toBe('[{"state":"said","text":"openai/m q"}]');
  });

  test('a job that may ask no more hears why, and so does one that has nobody to ask', async () => {
    const ask: Answerer['ask'] = () => Promise.reject(new CarryoverError('halted', 'The cap is reached.', 'Raise it.'));
    expect(answerOf(await poolOf(1, { ask }).run(jobOf('ask')))).toBe('The cap is reached.');
    expect(answerOf(await poolOf(1).run(jobOf('ask')))).toBe('No model behind an API can be asked here.');
  });

  test('what a method prints neither mixes with the answer nor blocks it', async () => {
    expect(answerOf(await poolOf(1).run(jobOf('chatter', 'loud')))).toBe('loud');
  });

  test.each(['forge', 'babble', 'answer another form', 'predict a 2'])(
    'a process told to %s fails its job, and no other',
    async order => {
      const pool = poolOf(1);
      const [spoilt, after] = await Promise.all([pool.run(jobOf(order)), pool.run(jobOf('answer', 'after'))]);
      expect(spoilt).toEqual({ state: 'failed', reason: expect.stringContaining('wrote to the channel') });
      expect(answerOf(after)).toBe('after');
    },
  );

  test('what the process of somebody’s module says after its answer reaches no other job: each has its own', async () => {
    const pool = poolOf(1);
    const file = { path: 'm.ts', location: '/m.ts', sha256: '', bytes: 1 };
    const method = { kind: 'module', name: 'mine', file, imports: [] } as const;
    const ofModule = (order: string): CellJob => ({ ...jobOf(order), task: { kind: 'method', method } });
    const first = await pool.run(ofModule('speak later'));
    const second = await pool.run(jobOf('be slow', 'second'));
    expect(answerOf(second)).toBe('second');
    expect(processOf(second)).not.toBe(processOf(first));
    expect(() => globalThis.process.kill(processOf(first), 0)).toThrow('ESRCH');
    expect(processOf(await pool.run(ofModule('answer')))).toBe(processOf(second));
  });

  test('a process that dies with a long stack says what the fault was', async () => {
    const result = await poolOf(1).run(jobOf('die with a stack'));
    expect(result).toEqual({ state: 'failed', reason: 'the process ended with exit code 1: RangeError: too far' });
  });

  test('closing ends the processes, and jobs that wait are failed, not forgotten', async () => {
    const pool = poolOf(1);
    const process = processOf(await pool.run(jobOf('answer')));
    const [running, waiting] = [pool.run(jobOf('hang')), pool.run(jobOf('answer'))];
    await pool.close();
    expect(await waiting).toEqual({ state: 'failed', reason: 'the pool was closed' });
    expect(await running).toMatchObject({ state: 'failed' });
    expect(() => globalThis.process.kill(process, 0)).toThrow('ESRCH');
  });

  test('the run does not wait for a program that a method left behind with its output open', () => {
    const program = `
      import { processPool } from '${new URL('../../src/run/process-pool.ts', import.meta.url)}';
      const pool = processPool({ entry: new URL('${ENTRY}'), args: [], execArgv: [], processes: 1, createNonce: () => 'n' });
      const { state } = await pool.run(${JSON.stringify(jobOf('leave a program behind'))});
      await pool.close();
      console.log(state);`;
    const options = { encoding: 'utf8', timeout: 60_000 } as const;
    const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], options);
    expect([status, stdout]).toEqual([0, 'predicted\n']);
  });
});
