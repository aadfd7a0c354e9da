import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CarryoverError } from '../../src/core/errors.ts';
import { type ItemFile, parseItems } from '../../src/corpora/read-items.ts';

const fileOf = (items: readonly object[], path = 'a.jsonl'): ItemFile => ({
  path,
  text: items.map(item => `${JSON.stringify(item)}\n`).join(''),
});

const RIGHT = { id: 'r', input: 'two', label: 1 };
const WRONG = { id: 'w', input: 'three', label: 0 };

describe('parseItems', () => {
  test('reads the items of several files in their order', () => {
    expect(parseItems([fileOf([RIGHT]), fileOf([WRONG], 'b.jsonl')], 'mine')).toEqual([RIGHT, WRONG]);
  });

  test('lets blank lines, a byte order mark, Windows line ends and a missing last line end pass', () => {
    const text = `\ufeff${JSON.stringify(RIGHT)}\r\n\r\n  \n${JSON.stringify(WRONG)}`;
    expect(parseItems([{ path: 'a.jsonl', text }], 'mine')).toEqual([RIGHT, WRONG]);
  });

  test('counts blank lines when it names a line', () => {
    const text = `${JSON.stringify(RIGHT)}\n\n{"id":`;
    expect(() => parseItems([{ path: 'a.jsonl', text }], 'mine')).toThrow(/^a\.jsonl:3: is no valid JSON/);
  });

  test.each([[[]], [[{ path: 'a.jsonl', text: '\n \n' }]]])('refuses a domain without items: %j', files => {
    expect(() => parseItems(files, 'mine')).toThrow(/holds no item of domain "mine"; expected one JSON object/);
    expect(() => parseItems(files, 'mine')).toThrow(CarryoverError);
  });

  test('holds items of different files against each other', () => {
    const files = [fileOf([RIGHT, WRONG]), fileOf([{ ...RIGHT, input: 'four' }], 'b.jsonl')];
    expect(() => parseItems(files, 'mine')).toThrow(/^b\.jsonl:1: id "r" is that of a\.jsonl:1 too/);
  });
});

const SHARED = fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** Has one answer to two tasks, which are clusters of their own. */
const REPEATS = 'ldb_seeds.jsonl';

describe('real item files', () => {
  test.for([
    ['chat', 1_476],
    ['math', 5_576],
    ['code', 2_128],
  ] as const)('%s: all files are read, alone and together', ([domain, count], { skip }) => {
    const folder = `${SHARED}/${domain}`;
    skip(!existsSync(folder), `no ${folder}`);
    const files = globSync(`${folder}/*.jsonl`)
      .filter(path => !path.endsWith(REPEATS))
      .sort()
      .map(path => ({ path, text: readFileSync(path, 'utf8') }));
    const alone = files.map(file => parseItems([file], domain).length);
    expect(alone.reduce((sum, length) => sum + length, 0)).toBe(count);
    expect(parseItems(files, domain)).toHaveLength(count);
  });

  test('code: what answers two tasks in the same words is refused by file, line and id', ({ skip }) => {
    const path = `${SHARED}/code/${REPEATS}`;
    skip(!existsSync(path), `no ${path}`);
    expect(() => parseItems([{ path, text: readFileSync(path, 'utf8') }], 'code')).toThrow(
      /ldb_seeds\.jsonl:2248: the same input as .*:1631 \(ids "ldb-mbpp-76__codellama", "ldb-mbpp-347__codellama"\)/,
    );
  });
});
