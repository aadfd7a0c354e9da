import { expect, test } from 'vitest';
import { wideMatrixReader } from '../../../../src/evidence/formats/matrices/wide-matrix.ts';
import { readContents } from '../../../support/evidence-contents.ts';
import { faultOf } from '../../../support/fault-of.ts';

const read = (text: string) => readContents(wideMatrixReader, { 'm.csv': text });
const ROWS = 'id,a,b\nq0,0,1\nq1,1,1\nq2,0,0\n';

test.each(['NA', 'nan', 'None', 'Infinity', '-'])(
  '%s is refused with its place, and what to write instead',
  async word => {
    const { message, hint } = await faultOf(() => read(`${ROWS}q3,${word},0\n`));
    expect(message).toContain(`m.csv:5: column "a" is "${word}"; expected a number from 0 to 1`);
    expect(hint).toBe('Leave the cell empty where there is no score.');
  },
);

test('a row of means under right and wrong is no item', async () => {
  const { message, hint } = await faultOf(() => read(`${ROWS}Mean,0.33,0.67\n`));
  expect(message).toContain('m.csv:5: row "Mean" holds parts of a point where all other rows are right or wrong');
  expect(hint).toBe('Take the rows of means and totals out.');
  const { series } = await read(`${ROWS}total,1,0\n`);
  expect(series[0]?.outcomes).toHaveLength(4);
});

test('among scores with parts of a point an item may be called so', async () => {
  const { series } = await read(`${ROWS}q3,0.5,1\nmean,0.4,0.6\n`);
  expect(series[0]?.outcomes).toHaveLength(5);
});
