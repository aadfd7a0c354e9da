import { describe, expect, test } from 'vitest';
import type { Placement } from '../../src/evidence/assign-design.ts';
import { compareItems } from '../../src/evidence/compare-items.ts';
import { placementOf, type Sketch } from '../support/series.ts';

const of = (arm: string, items: readonly Sketch[], domain = 'd') => placementOf(items, { arm, domain });
const notes = (...placed: readonly Placement[]) => compareItems(placed).map(({ path, text }) => `${path}: ${text}`);
const asked = (prefix: string, ...texts: readonly string[]) =>
  texts.map((text, at): Sketch => ({ item: `${prefix}${at}`, text }));

describe('arms of a cell without an item in common', () => {
  test('are noted with items of each, and what would make them the same', () => {
    expect(notes(of('a', ['1', '2', '3', '4']), of('b', ['1.0', '2.0']))).toEqual([
      'domain d of rung r: arms "a" and "b" share no item: a has "1", "2", "3", …; b has "1.0", "2.0"; 2 would be the same but for blanks, case or how a number is written: write them alike',
    ]);
    expect(notes(of('a', ['Q 1']), of('b', [' q 1 ']))[0]).toContain('; 1 would be the same but for blanks');
    expect(notes(of('a', asked('x', 'Why?', 'Who?')), of('b', asked('y', 'Why?')))[0]).toContain(
      '; 1 has the same text: --pair-by content pairs by it',
    );
    expect(notes(of('a', ['x']), of('b', ['y']))).toEqual([
      'domain d of rung r: arms "a" and "b" share no item: a has "x"; b has "y"',
    ]);
  });

  test('are noted once for each set of arms that stands apart', () => {
    const placed = [of('a', ['1', '2']), of('b', ['2', '3']), of('c', ['3']), of('x', ['8']), of('y', ['8', '9'])];
    expect(notes(...placed)).toEqual(['domain d of rung r: arms "a" and "x" share no item: a has "1", "2"; x has "8"']);
    expect(notes(of('a', ['1']), of('b', ['2']), of('c', ['1', '2']))).toEqual([]);
  });

  test('in several files are one arm', () => {
    expect(notes(of('a', ['1']), of('a', ['2']), of('b', ['2']))).toEqual([]);
  });
});

describe('domains of one arm each', () => {
  test('with the same items are noted, with the rule that joins them', () => {
    expect(notes(of('a', ['1', '2'], 'run of May'), of('b', ['1', '2'], 'run of June'))).toEqual([
      'rung r: domains "run of May" and "run of June" have one arm each (a, b), and 2 items in common: if they are one task, call them alike: --domain \'task=~.*:NAME\'',
    ]);
  });

  test('with other texts under the same names, few items in common, or one arm, are other domains', () => {
    expect(notes(of('a', asked('q', 'Why?'), 'd'), of('b', asked('q', 'Who?'), 'e'))).toEqual([]);
    expect(notes(of('a', ['1', '2', '3'], 'd'), of('b', ['3', '4', '5'], 'e'))).toEqual([]);
    expect(notes(of('a', ['1'], 'd'), of('a', ['1'], 'e'))).toEqual([]);
  });

  test('beside domains that do pair are still noted, those that pair are not', () => {
    const pairing = [of('a', ['1'], 'd'), of('b', ['1'], 'd')];
    expect(notes(...pairing, of('a', ['1'], 'e'))).toEqual([]);
    expect(notes(...pairing, of('a', ['1'], 'e'), of('b', ['1'], 'f'))).toHaveLength(1);
  });
});
