import { expect, test } from 'vitest';
import { countPredictionColumns } from '../../src/evidence/is-predictions.ts';

const count = (head: string, kind: 'text' | 'parquet' | 'binary' = 'text') => countPredictionColumns({ kind, head });

test.each([
  ['domain,rung,arm,seed,item,score\n', 6],
  ['"domain" , "rung",arm,seed,item,score\r\nx', 6],
  ['\n\n{"domain":"d","rung":"r","arm":"a","seed":1,"item":"i","score":1}\n{', 6],
  ['{"item": "domain", "score": 1}', 2],
  ['id,model,score,item', 2],
  ['item,item,item', 1],
  ['', 0],
])('%o shows %i of the six columns', (head, expected) => {
  expect(count(head)).toBe(expected);
});

test('a Parquet file is taken for one, another binary file is not', () => {
  expect([count('', 'parquet'), count('', 'binary')]).toEqual([6, 0]);
});
