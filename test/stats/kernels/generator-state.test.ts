import { expect, test } from 'vitest';
import type { Rng } from '../../../src/core/random.ts';
import { generatorState } from '../../../src/stats/kernels/generator-state.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

test('is the stream’s next sixteen words', () => {
  const words = new Uint32Array(16);
  createRng(1).fill(words);
  expect(generatorState(createRng(1))).toEqual(words);
});

test('no generator is left in the state it never leaves', () => {
  const zeros = { fill: () => undefined } as Partial<Rng> as Rng;
  expect([...generatorState(zeros)]).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});
