import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartClause, chartLabel, chartLines } from '../../src/report/chart-label.ts';

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

test('a long name goes on in the lines there are, after a space or a sign where one is near', () => {
  expect(chartLines('rung-7 of the ladder', 15, 3)).toEqual(['rung-7 of the', 'ladder']);
  expect(chartLines('claude-opus-4-20250514', 15, 3)).toEqual(['claude-opus-4-', '20250514']);
  expect(chartLines('sandbox', 15, 3)).toEqual(['sandbox']);
  expect(chartLines('x'.repeat(300), 15, 2)).toEqual([
    expect.stringMatching(/^x{14}$/),
    expect.stringMatching(/^x+…$/),
  ]);
  expect(chartLines('rung-7 of the ladder', 15, 1)).toEqual([chartLabel('rung-7 of the ladder', 15)]);
});

test('lines lose no letter of a name that fits them, and are as few as there may be', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), fc.integer({ min: 5, max: 40 }), (name, room) => {
      const lines = chartLines(name, room, 3);
      expect(lines.length).toBeLessThanOrEqual(3);
      const all = chartLines(name, room, 200).join('').replaceAll(' ', '');
      expect(all).toBe(chartLabel(name, 1e4).replaceAll(' ', ''));
    }),
  );
});

test('a sentence too long for a chart is its first clause', () => {
  expect(chartClause('1.24 [1.02, 1.51]')).toBe('1.24 [1.02, 1.51]');
  expect(chartClause('not measured: the sandbox has no cell of this domain')).toBe('not measured');
  expect(chartClause('y'.repeat(60))).toMatch(/^y+…$/);
});
