import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvParser } from '../../src/tables/csv-parser.ts';
import { faultOf } from '../support/fault-of.ts';

interface Parsed {
  readonly columns: readonly string[];
  readonly lines: readonly number[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Parses chunks as they come from a file; throws the fault if there is one. */
async function parseChunks(texts: readonly string[]): Promise<Parsed> {
  const parser = new CsvParser('t.csv');
  const lines: number[] = [];
  const rows: (readonly unknown[])[] = [];
  let firstLine = 1;
  for (const text of texts) {
    const parsed = await parser.parse({ bytes: Buffer.from(text), firstLine });
    firstLine += text.split('\n').length - 1;
    lines.push(...parsed.lines);
    rows.push(...parsed.rows);
    if (parsed.fault) throw parsed.fault;
  }
  const { columns, fault, ...rest } = await parser.end();
  if (fault) throw fault;
  return { columns, lines: [...lines, ...rest.lines], rows: [...rows, ...rest.rows] };
}

/** A field as a careful program writes it. */
const field = (text: string): string =>
  /[",\r\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;

describe('CsvParser', () => {
  test('reads back what was written, with the line on which every row starts, however the chunks fall', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', 'é', '🦜', ' ', '\u2028', '\t'),
      maxLength: 6,
    });
    const table = fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), fc.nat(), async (cells, newline, chunking) => {
        const records = [['x', 'y', 'z'], ...cells].map(row => `${row.map(field).join(',')}${newline}`);
        const whole = records.join('');
        const parts = whole.split(/(?<=\n)/).reduce<string[]>((chunks, line, at) => {
          if (at === 0 || (chunking >> (at % 31)) & 1) chunks.push('');
          return [...chunks.slice(0, -1), `${chunks.at(-1)}${line}`];
        }, []);
        let line = 1;
        const starts = records.map(record => {
          const start = line;
          line += record.split('\n').length - 1;
          return start;
        });
        expect(await parseChunks(parts)).toEqual({ columns: ['x', 'y', 'z'], rows: cells, lines: starts.slice(1) });
      }),
    );
  });

  test('skips blank lines, and still counts them', async () => {
    expect(await parseChunks(['\n\na,b\n\n1,2\n\r\n', '\n3,4\n\n'])).toEqual({
      columns: ['a', 'b'],
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
      lines: [5, 8],
    });
  });

  test('reads a last line without a newline, and mixed line ends', async () => {
    expect((await parseChunks(['a,b\r\n1,2\n', '3,4'])).rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('gives columns and no rows for a header alone', async () => {
    expect(await parseChunks(['a,b'])).toEqual({ columns: ['a', 'b'], rows: [], lines: [] });
  });

  test.each([
    ['too few fields', ['a,b\n1,2\n', '3\n'], 't.csv:3: has 1 fields; expected 2 as in the header.'],
    ['too many fields', ['a,b\n"1\n1",2\n3,4,5\n'], 't.csv:4: has 3 fields; expected 2 as in the header.'],
    [
      'a quote never closed',
      ['a,b\n1,2\n3,"4\n', '5,6\n'],
      't.csv:3: the row that starts here has a double quote that is never closed.',
    ],
    [
      'a quote in a field',
      ['a,b\n1,2"2\n', '3,4\n'],
      't.csv:2: the row that starts here has a double quote in the middle',
    ],
    [
      'text after a quote',
      ['a,b\n1,"2"2\n', '3,4\n'],
      't.csv:2: the row that starts here has text after a closing double quote.',
    ],
    ['a column twice', ['a,b,a\n'], 't.csv:1: column "a" is there twice'],
    ['semicolons', ['\na;b;c\n1;2;3\n'], 't.csv:2: the header "a;b;c" is separated by ";"; expected commas.'],
    ['tabs', ['a\tb\n1\t2\n'], String.raw`separated by "\t"; expected commas`],
    [
      'carriage returns alone',
      ['a,b\r1,2\r3,4'],
      't.csv:1: the lines end in a carriage return alone; expected LF or CRLF.',
    ],
  ])('names %s by line', async (_claim, texts, message) => {
    const fault = await faultOf(() => parseChunks(texts));
    expect(fault.code).toBe('data-invalid');
    expect(fault.message).toContain(message);
    expect(fault.hint).not.toBe('');
  });

  test('hands over the rows before a fault', async () => {
    const parsed = await new CsvParser('t.csv').parse({ bytes: Buffer.from('a,b\n1,2\n3\n4,5\n'), firstLine: 1 });
    expect(parsed.rows).toEqual([['1', '2']]);
    expect(parsed.fault?.message).toContain('t.csv:3:');
  });

  test('gives up on a row of more than 16 million characters instead of filling the memory', async () => {
    const text = `a,b\n1,"${'x\n'.repeat(9_000_000)}`;
    const { message } = await faultOf(() => parseChunks([text]));
    expect(message).toContain('t.csv:2: the row that starts here has more than 16 million characters');
  });
});
