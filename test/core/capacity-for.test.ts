import { expect, test } from 'vitest';
import { capacityFor } from '../../src/core/capacity-for.ts';

test('doubles until the row fits, from 1024 on, and never shrinks', () => {
  expect([capacityFor(0, 0), capacityFor(1023, 0), capacityFor(1024, 0)]).toEqual([1024, 1024, 2048]);
  expect([capacityFor(5000, 1024), capacityFor(0, 4096)]).toEqual([8192, 4096]);
});
