import { expect, test } from 'vitest';
import { readOptions, whyNotWritten } from '../../../scripts/bench/read-options.ts';
import { UsageError } from '../../../scripts/support/usage.ts';

const read = (...args: string[]) => readOptions(args, ['W1', 'W2']);

test('all groups in five rounds, unless told otherwise', () => {
  expect(read()).toEqual({ groups: ['W1', 'W2'], json: false, quick: false, rounds: 5 });
  expect(read('W2', '--rounds', '7')).toMatchObject({ groups: ['W2'], rounds: 7 });
  expect(read('--quick')).toMatchObject({ rounds: 1 });
});

test.each(['W9', 'w1'])('group %s is refused with the list of those that there are', group => {
  expect(() => read('W1', group)).toThrow(new UsageError(`There is no group ${group}; expected W1, W2.`));
});

test.each([['--rounds', '0'], ['--rounds', 'many'], ['--fast']])('%s %s is refused', (...args) => {
  expect(() => read(...args)).toThrow(UsageError);
});

test('the page is written by a whole run beside its peers, by nothing less', () => {
  expect(whyNotWritten(read(), undefined)).toBeUndefined();
  expect(whyNotWritten(read(), 'no python3')).toContain('no python3');
  expect(whyNotWritten(read('--quick'), undefined)).toContain('quick');
});
