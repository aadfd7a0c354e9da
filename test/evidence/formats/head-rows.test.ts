import { expect, test } from 'vitest';
import { headRows } from '../../../src/evidence/formats/head-rows.ts';
import { openSource } from '../../../src/tables/open-source.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const scratch = scratchFolder();
const look = async (text: string) => headRows(await openSource(scratch.write('x', text)));

test('a small table is there to its last row, with or without a line end', async () => {
  for (const text of ['a,b\n1,2\n3,4', 'a,b\n1,2\n3,4\n']) {
    expect(await look(text)).toMatchObject({ format: 'csv', columns: ['a', 'b'], lines: [2, 3] });
  }
  expect(await look('{"a":1}\n{"a":2,"b":3}')).toMatchObject({ format: 'jsonl', columns: ['a', 'b'], lines: [1, 2] });
});

test('of a long table the rows that are whole, at most 500', async () => {
  const long = await look(`a,b\n${'x,"1\n2"\n'.repeat(50_000)}`);
  expect(long?.rows.length).toBe(500);
  expect(long?.rows.every(([, b]) => b === '1\n2')).toBe(true);
  const wide = await look(`a,b\n${`${'x'.repeat(9000)},1\n`.repeat(50)}`);
  expect(wide?.rows.length).toBeGreaterThan(3);
  expect(wide?.rows.every(([a]) => String(a).length === 9000)).toBe(true);
});

test('rows before a broken one are there, and columns may share a name', async () => {
  expect(await look('a,a\n1,2\n3\n')).toMatchObject({ columns: ['a', 'a'], rows: [['1', '2']] });
});

test('what is no table has none', async () => {
  for (const text of ['', ' \n', '[1,2]', '{\n  "a": 1\n}', 'a,b\n', 'x"y,z\n1,2\n'])
    expect(await look(text)).toBeUndefined();
  expect(await headRows(await openSource(scratch.write('x', Buffer.from([0x50, 0x4b, 3, 4, 0]))))).toBeUndefined();
});

test('they are read once for all readers', async () => {
  const source = await openSource(scratch.write('x', 'a,b\n1,2\n'));
  expect(await headRows(source)).toBe(await headRows(source));
});
