import { expect, test } from 'vitest';
import { fillSignTable } from '../../../src/stats/kernels/sign-table.ts';

test('a table holds the sum for every pattern of signs; missing values add nothing', () => {
  const table = new Float64Array(256);
  fillSignTable(table, Float64Array.of(1, 10, 100));
  expect([table[0b000], table[0b001], table[0b010], table[0b101], table[0b111]]).toEqual([-111, -109, -91, 91, 111]);
  for (let pattern = 0; pattern < 256; pattern++) expect(table[pattern]).toBe(table[pattern & 7]);
});
