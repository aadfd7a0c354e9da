import { expect, test } from 'vitest';
import { measuredCells } from '../../src/report/measured-cells.ts';
import { sampleResult } from '../support/sample-result.ts';

test('cells without estimates are left out, the others keep their order', () => {
  const result = sampleResult([
    { rung: 'small', role: 'sandbox' },
    { rung: 'medium', role: 'larger', unmeasured: 'No rows.' },
    { rung: 'large', role: 'production' },
  ]);
  expect(measuredCells(result).map(({ rung }) => rung)).toEqual(['small', 'large']);
});
