import { expect, test } from 'vitest';
import { watchFaults } from '../../src/commands/watch-faults.ts';
import type { Job, JobResult } from '../../src/core/job.ts';

const JOB: Job = {
  kind: 'method',
  key: 'k',
  method: { kind: 'built-in', name: 'vanilla' },
  role: 'baseline',
};

test('the first fault of what somebody wrote is thrown with its next step; other failures are the cell\u2019s own', async () => {
  const results: JobResult[] = [
    { state: 'failed', reason: 'the cap is reached' },
    { state: 'failed', reason: 'no room', fault: { code: 'usage', hint: 'Raise shotTokens.' } },
    { state: 'failed', reason: 'later', fault: { code: 'data-invalid', hint: 'Other.' } },
  ];
  const watched = watchFaults({ concurrency: 1, run: async () => results.shift() as JobResult, close: async () => {} });
  expect(await watched.run(JOB)).toMatchObject({ reason: 'the cap is reached' });
  watched.refuseFaults();
  await watched.run(JOB);
  await watched.run(JOB);
  expect(() => watched.refuseFaults()).toThrow(
    expect.objectContaining({ code: 'usage', message: 'no room', hint: 'Raise shotTokens.' }),
  );
});
