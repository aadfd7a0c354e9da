import { describe, expect, test } from 'vitest';
import { preferenceTableReader } from '../../../../src/evidence/formats/matrices/preference-table.ts';
import { wideMatrixReader } from '../../../../src/evidence/formats/matrices/wide-matrix.ts';
import { recognizesContent } from '../../../support/evidence-contents.ts';

/** Forty items by two models; `change` puts something wrong into the second row. */
const tableOf = (cells: readonly string[], change: (row: string) => string = row => row): string =>
  [
    'id,a,b',
    ...Array.from({ length: 40 }, (_, at) => `q${at},${cells[at % cells.length]}`).map((row, at) =>
      at === 1 ? change(row) : row,
    ),
  ]
    .join('\n')
    .concat('\n');
const MATRIX = ['0,1', '1,1'];
const PREFERENCES = ['1,2', '1.5,1'];

const readerOf = async (text: string): Promise<string> => {
  if (await recognizesContent(preferenceTableReader, text)) return 'preferences';
  return (await recognizesContent(wideMatrixReader, text)) ? 'matrix' : 'none';
};

describe('one wrong cell near the top leaves a table what it is', () => {
  test.each([
    ['nothing wrong', (row: string) => row],
    ['a 7', (row: string) => row.replace(/.$/, '7')],
    ['a word', (row: string) => row.replace(/.$/, 'yes?')],
    ['NA', (row: string) => row.replace(/.$/, 'NA')],
    ['inf', (row: string) => row.replace(/.$/, '-inf')],
    ['an id that was there', (row: string) => row.replace('q1', 'q0')],
    ['no id', (row: string) => row.replace('q1', '')],
  ])('%s', async (_what, change) => {
    expect(await readerOf(tableOf(MATRIX, change))).toBe('matrix');
    expect(await readerOf(tableOf(PREFERENCES, change))).toBe('preferences');
  });

  test('however many say in words that there is no score', async () => {
    expect(await readerOf(tableOf(['0,NaN', '1,nan', '1,1']))).toBe('matrix');
  });
});

test.each([
  ['ratings', tableOf(['1,4', '5,3'])],
  ['counts, most of them small', tableOf(['0,3', '1,2'])],
  ['lengths beside scores', tableOf(['1,120', '0,80'])],
  ['one row per model and item', 'id,right,polite\nq1,1,0\nq1,0,1\nq2,1,7\nq2,0,1\n'],
  ['a leaderboard', 'model,win_rate,n\na,0.5,805\nb,0.7,805\nc,1.2,805\nd,0.1,804\n'],
  ['one column of scores with a word', 'id,a\nq1,1\nq2,0\nq3,1\nq4,x\n'],
  ['outcomes one a row', 'item,correct,fluent\nq1,1,1\nq2,0,1\nq3,1,7\nq4,1,0\n'],
])('%s are none, also with wrong cells', async (_what, text) => {
  expect(await readerOf(text)).toBe('none');
});
