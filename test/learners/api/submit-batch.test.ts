import { expect, test } from 'vitest';
import type { Failure } from '../../../src/learners/api/classify-failure.ts';
import { submitBatch } from '../../../src/learners/api/submit-batch.ts';

const failed = (status: number) => () => Promise.reject(Object.assign(new Error('No'), { status }));
const describe = (error: unknown): Failure => ({
  status: error instanceof Error && 'status' in error ? Number(error.status) : undefined,
  headers: undefined,
  code: 'request_too_large',
  message: 'No',
  isTimeout: false,
  cause: error,
});

test('a status of 413 says that there are fewer to be handed in, and any other failure stays what it is', async () => {
  await expect(submitBatch(failed(413), describe)).rejects.toMatchObject({
    kind: 'too-large',
    message: 'No (413, request_too_large)',
    mayHaveCost: false,
  });
  await expect(submitBatch(failed(400), describe)).rejects.toMatchObject({ name: 'Error', status: 400 });
  expect(await submitBatch(async () => 'batch_1', describe)).toBe('batch_1');
});
