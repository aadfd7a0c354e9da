import { describe, expect, test } from 'vitest';
import { CarryoverError } from '../../src/core/errors.ts';
import { checkItems } from '../../src/corpora/check-items.ts';
import type { FileItem } from '../../src/corpora/parse-item.ts';

const RIGHT: FileItem = { id: 'r', input: 'two', label: 1 };
const WRONG: FileItem = { id: 'w', input: 'three', label: 0 };

const check = (...items: readonly FileItem[]): void =>
  checkItems(
    items.map((item, at) => ({ item, where: `a.jsonl:${at + 1}` })),
    'mine',
  );

const pair = (first: string, second: string) => ({ prompt: 'Why?', first, second });

describe('checkItems', () => {
  test('finds nothing in items that differ', () => {
    expect(() => check(RIGHT, WRONG)).not.toThrow();
    expect(() => check({ ...RIGHT, input: pair('a', 'b') }, { ...WRONG, input: pair('a', 'c') })).not.toThrow();
  });

  test('refuses an id that is there twice, and names both lines', () => {
    expect(() => check(RIGHT, WRONG, { ...WRONG, input: 'four' })).toThrow(
      /^a\.jsonl:3: id "w" is that of a\.jsonl:2 too; expected ids that are unique/,
    );
  });

  test('lets the same input pass within a cluster, where the labels agree', () => {
    expect(() => check({ ...RIGHT, cluster: 'c' }, WRONG, { ...RIGHT, id: 'r2', cluster: 'c' })).not.toThrow();
  });

  test.each([
    ['in two clusters', { cluster: 'c' }, { cluster: 'd' }],
    ['in a cluster and alone', { cluster: 'c' }, {}],
    ['in two items that stand alone', {}, {}],
  ])('refuses the same input %s, and names both lines', (_claim, one, other) => {
    const act = () => check({ ...RIGHT, ...one }, WRONG, { ...RIGHT, id: 'r2', ...other });
    expect(act).toThrow(/^a\.jsonl:3: the same input as a\.jsonl:1 \(ids "r2", "r"\), not in the same cluster/);
    expect(act).toThrow(CarryoverError);
  });

  test('refuses the same input with both labels, in one cluster too', () => {
    expect(() => check({ ...RIGHT, cluster: 'c' }, { ...RIGHT, id: 'x', label: 0, cluster: 'c' })).toThrow(
      /^a\.jsonl:2: the same input as a\.jsonl:1 \(ids "x", "r"\), with the opposite answer/,
    );
  });

  test('blanks at the ends make no other input', () => {
    expect(() => check(RIGHT, { ...WRONG, input: 'two ' })).toThrow(
      /^a\.jsonl:2: the same input as a\.jsonl:1 \(ids "w", "r"\), with the opposite answer/,
    );
    const one: FileItem = { id: 'p', input: pair('a', 'b'), label: 1 };
    expect(() => check(one, { ...one, id: 'q', input: pair('b\n', 'a'), label: 1 })).toThrow(
      /with the opposite answer/,
    );
    expect(() => check(RIGHT, WRONG, { ...WRONG, id: 'x', input: '  two' })).toThrow(/with the opposite answer/);
  });

  test('blanks within a text make no other input where the answers agree, and may be what is wrong where they do not', () => {
    const twice: FileItem = { ...RIGHT, id: 'd', input: 't w\u200b\n  o' };
    expect(() => check(RIGHT, WRONG, twice)).toThrow(
      /^a\.jsonl:3: the same input as a\.jsonl:1 \(ids "d", "r"\), not in the same cluster/,
    );
    expect(() => check(RIGHT, { ...twice, label: 0 })).not.toThrow();
    expect(() => check(RIGHT, { ...twice, label: 0 }, { ...twice, id: 'e', label: 0 })).toThrow(
      /^a\.jsonl:3: the same input as a\.jsonl:2/,
    );
  });

  test('a pair with its answers swapped is the same input, and its label turns with them', () => {
    const one: FileItem = { id: 'p', input: pair('a', 'b'), label: 1, cluster: 'c' };
    const swapped: FileItem = { id: 'q', input: pair('b', 'a'), label: 0, cluster: 'c' };
    expect(() => check(one, swapped)).not.toThrow();
    expect(() => check(one, { ...swapped, label: 1 })).toThrow(/with the opposite answer/);
    expect(() => check(one, { ...swapped, cluster: 'd' })).toThrow(/not in the same cluster/);
  });

  test('refuses texts mixed with pairs, and names a line of each', () => {
    expect(() => check(RIGHT, { ...WRONG, input: pair('a', 'b') })).toThrow(
      /^a\.jsonl:2: the input is a pair, and that of a\.jsonl:1 a text; expected one form/,
    );
  });

  test('refuses a domain of one class', () => {
    expect(() => check(RIGHT, { ...RIGHT, id: 'x', input: 'four' })).toThrow(
      /^a\.jsonl:1: all 2 items of domain "mine" have label 1; expected both labels/,
    );
  });

  test('refuses a cluster that is in both splits, and names a line of each', () => {
    const train: FileItem = { ...RIGHT, cluster: 'c', split: 'train' };
    const held: FileItem = { ...WRONG, cluster: 'c', split: 'test' };
    expect(() => check(train, held)).toThrow(
      /^a\.jsonl:2: cluster "c" is in split "test" here and in "train" at a\.jsonl:1; expected whole clusters/,
    );
    expect(() => check(train, { ...held, cluster: 'd' })).not.toThrow();
    expect(() => check(train, { ...held, split: 'train' })).not.toThrow();
  });
});
