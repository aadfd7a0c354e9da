import { expect, test } from 'vitest';
import { orUsage, readArgs, UsageError, wholeOption } from '../../../scripts/support/usage.ts';

test('a whole number is read as one', () => {
  expect(wholeOption('runs', '5000')).toBe(5000);
  expect(wholeOption('runs', '0', 0)).toBe(0);
});

test.each(['abc', '0', '-1', '1.5', '', '1e3', '99999999999999999999'])('"%s" is no number of runs', text => {
  expect(() => wholeOption('runs', text)).toThrow(
    new UsageError(`--runs ${text}: expected a whole number, 1 or more.`),
  );
});

test('an option that does not exist is a fault of the command line', () => {
  expect(() => readArgs({ args: ['--runz'], options: { runs: { type: 'string' } } })).toThrow(UsageError);
  expect(readArgs({ args: ['--runs', '3'], options: { runs: { type: 'string' } } }).values).toEqual({ runs: '3' });
});

test('what is no fault of the command line is thrown on, and what was read is given back', () => {
  expect(orUsage(() => 7, 'usage')).toBe(7);
  const other = new Error('other');
  expect(() =>
    orUsage(() => {
      throw other;
    }, 'usage'),
  ).toThrow(other);
});
