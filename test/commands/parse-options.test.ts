import { InvalidArgumentError } from 'commander';
import { describe, expect, test } from 'vitest';
import { collectSelectors, numberIn, seedNumber } from '../../src/commands/parse-options.ts';

const share = numberIn({ least: 0, most: 1, includes: { least: false, most: true } });

describe('numbers on the command line', () => {
  test('ends belong to a range only where it says so', () => {
    expect(share('1')).toBe(1);
    expect(() => share('0')).toThrow(InvalidArgumentError);
    expect(() => share('1.0000001')).toThrow('(0, 1]');
  });

  test.each(['', ' ', 'half', 'NaN', 'Infinity', '0.5x', '-0.1'])('%j is no share', text => {
    expect(() => share(text)).toThrow(InvalidArgumentError);
  });

  test('a seed is a whole number that a double holds exactly', () => {
    expect([seedNumber('0'), seedNumber('42')]).toEqual([0, 42]);
    for (const text of ['-1', '1.5', '', '1e99', 'x']) expect(() => seedNumber(text)).toThrow(InvalidArgumentError);
  });
});

test('selectors may be repeated and separated by commas', () => {
  expect(collectSelectors('a, b,,', undefined)).toEqual(['a', 'b']);
  expect(collectSelectors('c', ['a', 'b'])).toEqual(['a', 'b', 'c']);
});
