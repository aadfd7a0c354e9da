import { expect, test } from 'vitest';
import { productionName } from '../../src/report/production-name.ts';

test.each([
  ['175b', 'production (175b)'],
  ['Production', 'production'],
])('a production rung called %s is %s', (name, expected) => {
  expect(
    productionName({
      rungs: [
        { name: '6b', role: 'sandbox' },
        { name, role: 'production' },
      ],
    }),
  ).toBe(expected);
});

test('without a production rung the word stands alone', () => {
  expect(productionName({ rungs: [{ name: '6b', role: 'sandbox' }] })).toBe('production');
});
