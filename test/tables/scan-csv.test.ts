import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvParser } from '../../src/tables/csv-parser.ts';
import { PlainBuffer } from '../../src/tables/plain-rows.ts';
import { scanCsv } from '../../src/tables/scan-csv.ts';
import { spellOut } from '../support/spell-out.ts';

const COLUMNS = { format: 'csv', columns: ['a', 'b', 'c'], columnLines: [1, 1, 1] } as const;

function scan(text: string) {
  const bytes = Buffer.from(text);
  const found = new PlainBuffer();
  found.start(3);
  return scanCsv(bytes, 2, found) ? found.show(COLUMNS, bytes) : undefined;
}

test('finds what csv-parse finds in every text without a double quote, and gives up where that refuses a row', async () => {
  const line = fc.array(fc.constantFrom('a', 'é', ',', ',', ' ', '\r', '🦜', '\u2028'), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          line.map(signs => signs.join('')),
          fc.constantFrom('a,b,c', ',,', '', '\r', 'x,,z\r'),
        ),
      ),
      fc.boolean(),
      async (lines, isCut) => {
        const text = `${lines.join('\n')}${isCut ? '' : '\n'}`;
        const parser = new CsvParser('t.csv');
        await parser.parse({ bytes: Buffer.from('a,b,c\n'), firstLine: 1 });
        const { rows, lines: numbers, fault } = await parser.parse({ bytes: Buffer.from(text), firstLine: 2 });
        const plain = scan(text);
        expect(plain === undefined).toBe(fault !== undefined);
        if (plain === undefined) return;
        expect(spellOut(plain).map(row => row.map(cell => cell ?? ''))).toEqual(rows);
        expect([...(plain.lines as Int32Array)]).toEqual(numbers);
      },
    ),
    { numRuns: 500 },
  );
});

test('gives up at a row of a million fields without writing beyond its own memory', () => {
  expect(scan(`a,b,c\n${','.repeat(1_000_000)}\n`)).toBeUndefined();
});
