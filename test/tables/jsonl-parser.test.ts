import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonlParser } from '../../src/tables/jsonl-parser.ts';
import { faultOf } from '../support/fault-of.ts';

async function parseText(text: string, firstLine = 1) {
  const { fault, ...parsed } = await new JsonlParser('t.jsonl').parse({ bytes: Buffer.from(text), firstLine });
  if (fault) throw fault;
  return parsed;
}

describe('JsonlParser', () => {
  test('reads back what was written, whatever the keys and their order', async () => {
    const key = fc.oneof(
      fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', '1', '0', ''),
      fc.string({ unit: 'binary' }),
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true }).map(x => x + 0),
      fc.boolean(),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.tuple(key, value), { maxLength: 5 }), { maxLength: 10 }), async entries => {
        const maps = entries.map(pairs => new Map(pairs));
        const lines = maps.map(map => [...map].map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join(','));
        const { columns, rows, lines: numbers } = await parseText(lines.map(line => `{${line}}\n`).join(''), 7);
        const found = rows.map(
          cells => new Map(columns.flatMap((name, at) => (cells[at] === undefined ? [] : [[name, cells[at]]]))),
        );
        expect(found.map(map => JSON.stringify([...map].sort()))).toEqual(
          maps.map(map => JSON.stringify([...map].sort())),
        );
        expect(numbers).toEqual(maps.map((_, at) => at + 7));
      }),
    );
  });

  test('says on which line each key is first seen', async () => {
    const { columns, columnLines } = await parseText('{"a":1}\n{"a":1,"b":2}\n\n{"c":3,"a":1}\n');
    expect([columns, columnLines]).toEqual([
      ['a', 'b', 'c'],
      [1, 2, 4],
    ]);
  });

  test('skips blank lines and accepts CRLF and a last line without a newline', async () => {
    const { rows, lines } = await parseText('\r\n{"a":1}\r\n  \n{"a":2}');
    expect([rows, lines]).toEqual([
      [[1], [2]],
      [2, 4],
    ]);
  });

  test.each([
    ['a line that is a list', '{"a":1}\n[1,2]\n', 't.jsonl:2: is [1,2]; expected one JSON object on every line.'],
    ['a line that is a number', '{"a":1}\n7\n', 't.jsonl:2: is 7; expected one JSON object'],
    ['a line that is null', '{"a":1}\nnull\n', 't.jsonl:2: is null; expected'],
    ['a cut line', '{"a":1}\n{"a":', 't.jsonl:2: is no valid JSON (Unexpected end of JSON input): "{\\"a\\":"'],
    ['a wrong character', '{"a":1}\n{"a":x}\n', "t.jsonl:2: is no valid JSON (Unexpected token 'x')"],
    ['NaN', '{"a":1}\n{"a":NaN}\n', 't.jsonl:2: holds NaN or Infinity, which JSON does not know'],
    ['-Infinity', '{"a": -Infinity}\n', 't.jsonl:1: holds NaN or Infinity'],
    ['commas at the end', '{"a":1},\n{"a":2}\n', 't.jsonl:1: ends in a comma'],
    [
      'pretty-printed JSON',
      '{\n  "a": 1\n}\n',
      't.jsonl:1: is JSON over several lines; expected one JSON object on every line.',
    ],
    ['a document with a list in it', '{"results": [\n{"a":1}\n]}\n', 't.jsonl:1: is JSON over several lines'],
    ['a key twice', '{"a":1}\n{"a":1,"a":0}\n', String.raw`t.jsonl:2: names a key twice: "{\"a\":1,\"a\":0}"`],
  ])('names %s by line', async (_claim, text, message) => {
    const fault = await faultOf(() => parseText(text));
    expect(fault.code).toBe('data-invalid');
    expect(fault.message).toContain(message);
    expect(fault.hint).not.toBe('');
  });

  test('shows no control characters of a bad line', async () => {
    const { message } = await faultOf(() => parseText('{"a":\u001b[31m}\n'));
    expect(message).not.toContain('\u001b');
  });

  test('hands over the rows before a fault', async () => {
    const parsed = await new JsonlParser('t').parse({ bytes: Buffer.from('{"a":1}\n{"a":2}\nx\n'), firstLine: 1 });
    expect(parsed.rows).toEqual([[1], [2]]);
    expect(parsed.fault?.message).toContain('t:3:');
  });

  test('lets nested values pass, to be judged where columns have a meaning', async () => {
    const { rows } = await parseText('{"a":{"a":1}}\n{"a":[]}\n');
    expect(rows).toEqual([[{ a: 1 }], [[]]]);
  });
});
