import { expect, test } from 'vitest';
import { cellName, listed, listedCells, methodName, shortName, VERDICT_MARKS } from '../../src/report/words.ts';

test('lists read as a sentence', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});

test('a cell is named by rung and domain', () => {
  expect(cellName({ rung: '175b', domain: 'math' })).toBe('175b × math');
});

test('cells are named while they are few', () => {
  const cells = Array.from({ length: 7 }, (_, at) => ({ rung: `r${at}`, domain: 'math' }));
  expect(listedCells(cells.slice(0, 2))).toBe('r0 × math and r1 × math');
  expect(listedCells(cells.slice(0, 6))).toContain(' and r5 × math');
  expect(listedCells(cells)).toBe('7 cells');
});

test('a method is named by what it speaks about: new items, or new clusters', () => {
  expect(methodName('howe', {})).toBe('Howe (new seeds, new items)');
  expect(methodName('howe', { clusters: 30 })).toBe('Howe (new seeds, new clusters)');
  expect(methodName('these-seeds-t', {})).toBe('t over items (these seeds, new items)');
  expect(methodName('these-seeds-t', { clusters: 30 })).toBe('t over clusters (these seeds, new clusters)');
});

test('every verdict can be told by its glyph alone', () => {
  const glyphs = Object.values(VERDICT_MARKS).map(({ glyph }) => glyph);
  expect(new Set(glyphs).size).toBe(glyphs.length);
});

test('a name inside a sentence is one line and not long', () => {
  expect(shortName('line\nbreak')).toBe('line break');
  expect([...shortName('😀'.repeat(300))]).toHaveLength(48);
});
