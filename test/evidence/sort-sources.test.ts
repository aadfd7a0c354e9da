import { expect, test } from 'vitest';
import type { EvidenceReader } from '../../src/evidence/evidence-reader.ts';
import { sortSources } from '../../src/evidence/sort-sources.ts';
import { openSource } from '../../src/tables/open-source.ts';
import { faultOf } from '../support/fault-of.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
const WIDE = 'id,m1,m2\na,0,1\nb,1,1\n';
const TABLE = 'domain,rung,arm,seed,item,score\nd,r,a,1,i,1\n';
const open = (name: string, text: string) => openSource(scratch.write(name, text));

test('each file goes to the reader that knows its content, whatever it is called', async () => {
  const [wide, table, other] = [
    await open('table.csv', WIDE),
    await open('wide.json', TABLE),
    await open('x.csv', 'hello'),
  ];
  const { tables, byReader, unknown } = await sortSources([other, wide, table], undefined);
  expect([tables, unknown]).toEqual([[table], [other]]);
  expect([...byReader].map(([{ format }, list]) => [format, list])).toEqual([['wide-matrix', [wide]]]);
});

test('three of the six columns are meant to be a predictions table, whose reader then says what is missing', async () => {
  const meant = await open('meant.csv', 'rung,item,score\nx,i,1\n');
  expect((await sortSources([meant], undefined)).tables).toEqual([meant]);
  const other = await open('other.csv', 'model,item,score\nx,i,1\n');
  expect((await sortSources([other], undefined)).tables).toEqual([]);
});

test('a format that is named is that of all files', async () => {
  const [wide, table] = [await open('w.csv', WIDE), await open('t.csv', TABLE)];
  expect((await sortSources([wide, table], 'predictions')).tables).toEqual([wide, table]);
  expect([...(await sortSources([wide, table], 'wide-matrix')).byReader.values()]).toEqual([[wide, table]]);
  const own: EvidenceReader = { format: 'own', title: 'own', recognizes: () => false, read: async () => undefined };
  expect((await sortSources([wide], own)).byReader.get(own)).toEqual([wide]);
});

test('a format that nobody reads is refused with those there are', async () => {
  const fault = await faultOf(() => sortSources([], 'wide-matrx'));
  expect(fault.code).toBe('usage');
  expect(fault.message).toBe('--format: there is no format "wide-matrx" (did you mean wide-matrix?).');
  expect(fault.hint).toMatch(/^Formats: predictions, .*wide-matrix/);
});
