import { describe, expect, test } from 'vitest';
import { checkPages, type PageHeader } from '../../src/tables/check-pages.ts';

/** Runs of levels: three values of 1, then a packed byte for eight more. */
const LEVELS = [6, 1, 3, 255];
const second = {
  num_values: 10,
  num_nulls: 0,
  num_rows: 10,
  encoding: 'PLAIN',
  definition_levels_byte_length: LEVELS.length,
  repetition_levels_byte_length: 0,
};
const dictionary: PageHeader = {
  compressed_page_size: 5,
  uncompressed_page_size: 9,
  dictionary_page_header: { num_values: 3 },
};
const first: PageHeader = {
  compressed_page_size: 6,
  uncompressed_page_size: 6,
  data_page_header: { num_values: 4, encoding: 'PLAIN' },
};
const last: PageHeader = { compressed_page_size: 8, uncompressed_page_size: 8, data_page_header_v2: second };

/** A chunk of these pages, whose headers take no room. */
function check(headers: readonly PageHeader[], rows: number, levels = LEVELS): void {
  const length = headers.reduce((sum, { compressed_page_size: size }) => sum + (size > 0 ? size : 0), 0);
  const chunk = new Uint8Array(length);
  chunk.set(levels, length - 8);
  let page = 0;
  checkPages(chunk.buffer, rows, () => headers[page++] as PageHeader);
}

describe('checkPages', () => {
  test('accepts pages whose headers fit the chunk, the levels and the rows', () => {
    check([dictionary, first, last], 14);
  });

  test.each<[string, PageHeader]>([
    ['a size below zero', { ...first, compressed_page_size: -1 }],
    ['no size', { ...first, compressed_page_size: Number.NaN }],
    ['an unpacked size below zero', { ...first, uncompressed_page_size: -6 }],
    ['values below zero', { ...first, data_page_header: { num_values: -1, encoding: 'PLAIN' } }],
    ['an encoding that does not exist', { ...first, data_page_header: { num_values: 4, encoding: undefined } }],
    ['a dictionary larger than its page', { ...dictionary, dictionary_page_header: { num_values: 10 } }],
    ['more nulls than values', { ...last, data_page_header_v2: { ...second, num_nulls: 11 } }],
    ['more rows than values', { ...last, data_page_header_v2: { ...second, num_rows: 11 } }],
    ['levels longer than the page', { ...last, data_page_header_v2: { ...second, definition_levels_byte_length: 9 } }],
    ['levels of lists', { ...last, data_page_header_v2: { ...second, repetition_levels_byte_length: 1 } }],
  ])('refuses a page with %s', (_claim, page) => {
    const { data_page_header: one, data_page_header_v2: two } = page;
    expect(() => check([page, last], (one?.num_values ?? two?.num_values ?? 0) + 10)).toThrow('cannot be true');
  });

  test.each([
    ['a run of a billion', [0xfe, 0xff, 0xff, 0xff]],
    ['a run of none', [0, 1, 0, 1]],
    ['runs that end too early', [6, 1, 4, 1]],
    ['a length that never ends', [0xff, 0xff, 0xff, 0xff]],
  ])('refuses levels with %s', (_claim, levels) => {
    expect(() => check([last], 10, levels)).toThrow();
  });

  test('refuses more or fewer values than rows', () => {
    expect(() => check([first, first], 7)).toThrow('cannot be true');
    expect(() => check([last], 12)).toThrow('10 values in 12 rows');
  });
});
