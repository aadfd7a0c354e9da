import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartClause, chartLabel } from '../../src/report/chart-label.ts';

test('a short name stays as it is', () => {
  expect(chartLabel('rung-7 of the ladder')).toBe('rung-7 of the ladder');
});

test('a long name is cut with an ellipsis, sooner where its letters are wide', () => {
  expect(chartLabel('x'.repeat(300))).toMatch(/^x{20,26}…$/);
  expect(chartLabel('W'.repeat(300)).length).toBeLessThan(17);
  expect(chartLabel('名'.repeat(300)).length).toBeLessThan(15);
});

test('controls and direction marks are shown as what they are: not text', () => {
  expect(chartLabel('a\u202Eb\u0007c')).toBe('a\ufffdb\ufffdc');
});

test('no label is longer than its room, and none holds an invisible character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.integer({ min: 5, max: 40 }), (name, room) => {
      const label = chartLabel(name, room);
      expect(Array.from(label).length).toBeLessThanOrEqual(Math.ceil(room / 0.7));
      expect(label).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }),
  );
});

test('a sentence too long for a chart is its first clause', () => {
  expect(chartClause('1.24 [1.02, 1.51]')).toBe('1.24 [1.02, 1.51]');
  expect(chartClause('not measured: the sandbox has no cell of this domain')).toBe('not measured');
  expect(chartClause('y'.repeat(60))).toMatch(/^y+…$/);
});
