import { expect, test } from 'vitest';
import { counted } from '../../src/evidence/counted.ts';

test('one is one, and everything else is many', () => {
  expect([0, 1, 2].map(n => counted(n, 'item is', 'items are'))).toEqual(['0 items are', '1 item is', '2 items are']);
});
