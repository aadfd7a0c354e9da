import { expect, test } from 'vitest';
import { wideReader } from '../../../../src/evidence/formats/matrices/wide-table.ts';
import { faultOf } from '../../../support/fault-of.ts';
import { readEvidence, recognizesFile } from '../../../support/read-evidence.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const scratch = scratchFolder();

/** A kind of table whose cells are A or B; matrices and preferences are tested as they are. */
const reader = wideReader({
  format: 'grades',
  title: 'table of grades',
  readCell: value => (value === '' ? 'empty' : value === 'A' ? 1 : value === 'B' ? 0 : undefined),
  expected: 'A or B',
  hint: 'Give grades.',
  emptyMeans: 'refused',
  leastColumns: 1,
  needs: value => value === 'A',
  note: 'A is good',
});
const write = (text: string): string => scratch.write('grades.csv', text);

test('a cell is read by the rules of its kind of table, and an empty one stands for what they say', async () => {
  const { series, notes } = await readEvidence(reader, [write('id,m\nx,A\ny,B\nz,\n')]);
  expect(series[0]).toMatchObject({ format: 'grades', facts: { model: 'm' } });
  expect(series[0]?.outcomes.map(({ status, score }) => [status, score])).toEqual([
    ['scored', 1],
    ['scored', 0],
    ['refused', 0],
  ]);
  expect(notes.map(({ text }) => text)).toEqual(['A is good']);
});

test('a column is what most of its values are: a few others are errors, many make it another column', async () => {
  expect((await faultOf(() => readEvidence(reader, [write('id,m\nx,A\ny,C\n')]))).message).toContain(
    'grades.csv:3: column "m" is "C"; expected A or B',
  );
  const { series } = await readEvidence(reader, [write('id,m,note\nx,A,C\ny,B,D\nz,B,A\n')]);
  expect(series.map(({ facts }) => facts.model)).toEqual(['m']);
});

test('a table without a value that its kind needs is none', async () => {
  const path = write('id,m\nx,B\ny,B\n');
  expect(await recognizesFile(reader, path)).toBe(false);
  expect((await faultOf(() => readEvidence(reader, [path]))).message).toContain('holds 1 column of A or B');
});
