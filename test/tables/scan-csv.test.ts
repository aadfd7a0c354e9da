import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvParser } from '../../src/tables/csv-parser.ts';
import { PlainBuffer } from '../../src/tables/plain-rows.ts';
import { scanCsv } from '../../src/tables/scan-csv.ts';
import { spellOut } from '../support/spell-out.ts';

const COLUMNS = { format: 'csv', columns: ['a', 'b', 'c'], columnLines: [1, 1, 1] } as const;

function scan(text: string, firstLine = 2) {
  const bytes = Buffer.from(text);
  const found = new PlainBuffer();
  found.start(3);
  const end = scanCsv(bytes, firstLine, found);
  return end && { plain: found.show(COLUMNS, bytes), rest: bytes.subarray(end.stop).toString(), line: end.line };
}

/** What csv-parse makes of a text behind the header. */
async function parseBehindHeader(text: string) {
  const parser = new CsvParser('t.csv');
  await parser.parse({ bytes: Buffer.from('a,b,c\n'), firstLine: 1 });
  const one = await parser.parse({ bytes: Buffer.from(text), firstLine: 2 });
  const two = await parser.end();
  return { rows: [...one.rows, ...two.rows], lines: [...one.lines, ...two.lines], fault: one.fault ?? two.fault };
}

const line = (signs: readonly string[]) =>
  fc.array(fc.constantFrom(...signs), { maxLength: 8 }).map(all => all.join(''));
const usual = fc.constantFrom(
  'a,b,c',
  ',,',
  '',
  '\r',
  'x,,z\r',
  '"a","b","c"',
  '"",é,"x""y"\r',
  'a,"b\nb",c',
  'a,b,"\r\n,"',
);
const textOf = (lines: readonly string[], isCut: boolean) => `${lines.join('\n')}${isCut ? '' : '\n'}`;

test.each([
  ['without double quotes', ['a', 'é', ',', ',', ' ', '\r', '🦜', '\u2028']],
  ['with double quotes', ['a', '"', '"', ',', ',', '\r', '""', '","']],
])('finds what csv-parse finds in every text %s, and gives up where that refuses a row', async (_claim, signs) => {
  const lines = fc.array(fc.oneof({ weight: 1, arbitrary: line(signs) }, { weight: 4, arbitrary: usual }), {
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(lines, fc.boolean(), async (all, isCut) => {
      const text = textOf(all, isCut);
      const { rows, lines: numbers, fault } = await parseBehindHeader(text);
      const found = scan(text);
      if (found === undefined) {
        // It may give up where csv-parse does not, but not for want of double quotes.
        if (!text.includes('"')) expect(fault).toBeDefined();
        return;
      }
      if (found.rest !== '') expect(fault).toBeDefined();
      if (found.rest === '') expect(fault).toBeUndefined();
      const whole = spellOut(found.plain).map(row => row.map(cell => cell ?? ''));
      expect(whole).toEqual(rows.slice(0, whole.length));
      expect([...(found.plain.lines as Int32Array)]).toEqual(numbers.slice(0, whole.length));
      if (found.rest === '') expect(rows).toHaveLength(whole.length);
    }),
    { numRuns: 1000 },
  );
});

test('stops before a row that goes on, and finds the same rows in two pieces as in one', () => {
  const text = 'a,b,c\n"x\ny","""",z\n\nd,"e\r\n\ne",f\n1,2,3\n';
  const whole = scan(text);
  const breaks = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
  for (const at of breaks) {
    const one = scan(text.slice(0, at));
    const two = scan(`${one?.rest}${text.slice(at)}`, one?.line);
    const pieces = [one, two].map(piece => piece?.plain).filter(plain => plain !== undefined);
    expect(pieces.flatMap(spellOut)).toEqual(whole && spellOut(whole.plain));
    expect(pieces.flatMap(({ lines }) => [...(lines as Int32Array)])).toEqual([2, 3, 6, 9]);
  }
});

test('gives up at a row of a million fields without writing beyond its own memory', () => {
  expect(scan(`a,b,c\n${','.repeat(1_000_000)}\n`)).toBeUndefined();
});
