import { expect, test } from 'vitest';
import { lookUpModel } from '../../../src/learners/api/look-up-model.ts';

const describe = (error: unknown) => ({
  status: 404,
  headers: undefined,
  code: 'model_not_found',
  message: String(error),
  isTimeout: false,
  cause: error,
});
const guard = { show: (words: string) => words.replace('sk-1', '[key]') };

test('a model that is there says nothing; one that is not says so in its host’s words, without the key', async () => {
  expect(await lookUpModel(async () => ({ id: 'x' }), describe, guard)).toBeUndefined();
  expect(await lookUpModel(() => Promise.reject('no model for sk-1'), describe, guard)).toBe('no model for [key]');
});

test('a failure that says nothing of the model is nobody’s fault yet', async () => {
  const elsewhere = (error: unknown) => ({ ...describe(error), status: 500 });
  expect(await lookUpModel(() => Promise.reject('down'), elsewhere, guard)).toBeUndefined();
});
