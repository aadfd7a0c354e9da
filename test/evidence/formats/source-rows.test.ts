import { describe, expect, test } from 'vitest';
import { allRows, sourceRows } from '../../../src/evidence/formats/source-rows.ts';
import { openSource } from '../../../src/tables/open-source.ts';
import { faultOf } from '../../support/fault-of.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const scratch = scratchFolder();
const open = (text: string) => openSource(scratch.write('x', text));

describe('rows', () => {
  test('come in order, with their lines, from CSV and JSONL', async () => {
    expect(await allRows(await open('a,b\n1,"x\ny"\n\n3,4\n'))).toMatchObject({
      format: 'csv',
      columns: ['a', 'b'],
      lines: [2, 5],
      rows: [
        ['1', 'x\ny'],
        ['3', '4'],
      ],
    });
    expect(await allRows(await open('\n{"a":1}\n{"b":2}\n'))).toMatchObject({ format: 'jsonl', lines: [2, 3] });
  });

  test('come in batches where there are many', async () => {
    let [batches, rows] = [0, 0];
    for await (const batch of sourceRows(await open(`a,b\n${'1,2\n'.repeat(600_000)}`))) {
      batches++;
      rows += batch.rows.length;
    }
    expect(rows).toBe(600_000);
    expect(batches).toBeGreaterThan(1);
  });

  test('may have columns that share a name where the reader says so', async () => {
    const text = 'a,a\n1,2\n';
    expect((await faultOf(async () => allRows(await open(text)))).message).toContain('is there twice');
    expect(await allRows(await open(text), { mayRepeat: true })).toMatchObject({
      columns: ['a', 'a'],
      rows: [['1', '2']],
    });
  });
});

test.each([
  ['a list', '[{"a":1}]', 'is a JSON array; expected CSV, or JSONL'],
  ['a header alone', 'a,b\n', 'has no rows'],
  ['nothing', '', 'has no rows'],
  ['a short row', 'a,b\n1,2\n3\n', 'x:3: has 1 fields'],
  ['a line that is no JSON', '{"a":1}\nx\n', 'x:2:'],
])('%s is refused', async (_what, text, message) => {
  expect((await faultOf(async () => allRows(await open(text)))).message).toContain(message);
});
