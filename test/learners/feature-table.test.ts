import { expect, test } from 'vitest';
import { computeFeatures, decodeFeatures, encodeFeatures } from '../../src/learners/feature-table.ts';
import { NgramModel } from '../../src/learners/ngram-model.ts';
import { FEATURES, surprisalFeatures } from '../../src/learners/surprisal-features.ts';

test('features stand row by row in the order of the inputs', () => {
  const model = new NgramModel({ unit: 'characters', order: 2 });
  model.train('1+1=2');
  const inputs = ['1+1=3', '2', '1+1=2'];
  const values = computeFeatures(model, inputs);
  expect(values.length).toBe(3 * FEATURES);
  for (const [row, input] of inputs.entries()) {
    expect(values.subarray(row * FEATURES, (row + 1) * FEATURES)).toEqual(surprisalFeatures(model, input));
  }
});

test('features come back bit by bit, from the middle of a larger buffer too', () => {
  const values = Float64Array.of(1.5, -0, Math.PI, 1e-300);
  for (const offset of [0, 3, 32]) {
    const file = Buffer.concat([Buffer.alloc(offset, 7), encodeFeatures(values)]);
    expect(decodeFeatures(file.subarray(offset))).toEqual(values);
  }
});
