import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlainBuffer } from '../../src/tables/plain-rows.ts';
import { JsonlScanner } from '../../src/tables/scan-jsonl.ts';
import { spellOut } from '../support/spell-out.ts';

const NAMES = ['text', 'té"xt', 'number'];
const scanner = new JsonlScanner(
  NAMES.map((name, at) => ({ key: Buffer.from(JSON.stringify(name)), want: at < 2 ? 'text' : 'number', at })),
);

function scan(text: string): (string | undefined)[][] | undefined {
  const bytes = Buffer.from(text);
  const found = new PlainBuffer();
  found.start(NAMES.length);
  const columns = { format: 'jsonl', columns: NAMES, columnLines: [1, 1, 1] } as const;
  return scanner.scan(bytes, 1, found) ? spellOut(found.show(columns, bytes)) : undefined;
}

describe('JsonlScanner', () => {
  test('finds what JSON.stringify wrote, in any order of the keys, with or without blanks', () => {
    const text = fc.option(
      fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', 'é', '🦜', '{', ',', ':', '\u0001'), maxLength: 5 }),
    );
    const number = fc.option(fc.oneof(fc.nat(), fc.double({ noNaN: true, noDefaultInfinity: true })));
    const object = fc.record({ text, 'té"xt': text, number }, { requiredKeys: [] });
    const line = fc.tuple(object, fc.boolean(), fc.boolean()).map(([row, isReversed, isWide]) => {
      const entries = Object.entries(row);
      const parts = (isReversed ? entries.reverse() : entries).map(([key, value]) =>
        [key, value].map(part => JSON.stringify(part)).join(isWide ? ' : ' : ':'),
      );
      return { row, json: isWide ? `{ ${parts.join(' , ')} }` : `{${parts.join(',')}}` };
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n', '\n\n'), (lines, end) => {
        const found = scan(lines.map(({ json }) => json).join(end));
        const isEmpty = lines.some(({ row }) => Object.keys(row).length === 0);
        if (isEmpty) expect(found).toBeUndefined();
        else {
          expect(found).toEqual(
            lines.map(({ row: { number: value, ...row } }) => [
              row.text ?? undefined,
              row['té"xt'] ?? undefined,
              value === undefined || value === null ? undefined : JSON.stringify(value),
            ]),
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  test('takes a whole number for the text that it is', () => {
    expect(scan('{"text":0}\n{"text":12}')).toEqual([
      ['0', undefined, undefined],
      ['12', undefined, undefined],
    ]);
  });

  test.each([
    ['a key that it does not know', '{"text":"a","else":1}'],
    ['a key that stands twice', '{"text":"a","text":"a"}'],
    ['a key that stands twice, once with null', '{"text":null,"text":"a"}'],
    ['a text where a number is wanted', '{"number":"1"}'],
    ['a number with another text than its own', '{"text":1.0}'],
    ['a negative number as text', '{"text":-1}'],
    ['a number with a zero in front, as text', '{"text":01}'],
    ['a number of too many digits, as text', '{"text":1234567890123456}'],
    ['true', '{"text":true}'],
    ['a word that begins like null', '{"text":nul}'],
    ['an object', '{"text":{}}'],
    ['an array', '["a"]'],
    ['an object that is not closed', '{"text":"a"'],
    ['a text that is not closed', '{"text":"a'],
    ['a text that ends in a backslash', '{"text":"a\\'],
    ['a control character in a text', '{"text":"a\tb"}'],
    ['an escape that JSON does not know', '{"text":"\\x"}'],
    ['a comma too many', '{"text":"a",}'],
    ['a comma between the lines', '{"text":"a"},\n{"text":"b"}'],
    ['blanks before the object', ' {"text":"a"}'],
    ['something behind the object', '{"text":"a"} x'],
    ['NaN', '{"number":NaN}'],
    ['nothing behind the colon', '{"number":'],
  ])('gives up at %s', (_claim, text) => {
    expect(scan(`{"text":"a"}\n${text}`)).toBeUndefined();
    expect(scan(`{"text":"a"}\n${text}\n`)).toBeUndefined();
  });
});
