import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestName } from '../../src/util/nearest-name.ts';

const KNOWN = ['domain', 'rung', 'arm', 'seed', 'item', 'score', 'tokens_in', 'tokens_out', 'cost_usd'];

describe('nearestName', () => {
  test.each([
    ['a letter left out', 'scor', 'score'],
    ['a letter too many', 'scores', 'score'],
    ['a wrong letter', 'acm', 'arm'],
    ['two letters swapped', 'siez', undefined],
    ['two letters swapped in a longer word', 'domian', 'domain'],
    ['another case', 'Domain', 'domain'],
    ['blanks around', ' rung', 'rung'],
    ['another joint', 'TokensOut', 'tokens_out'],
    ['the nearest of two', 'tokens_on', 'tokens_in'],
    ['a different word', 'accuracy', undefined],
    ['nothing', '', undefined],
  ])('%s: %j → %j', (_claim, found, nearest) => {
    expect(nearestName(found, KNOWN)).toBe(nearest);
  });

  test('finds a known name itself, and every one of at least three letters with one edit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN), fc.nat(), fc.constantFrom('x', ''), (name, at, letter) => {
        expect(nearestName(name, [name])).toBe(name);
        const place = at % name.length;
        expect(nearestName(name.slice(0, place) + letter + name.slice(place + 1), [name])).toBe(name);
      }),
    );
  });

  test('does not spend time on texts that are no names', () => {
    expect(nearestName('x'.repeat(1_000_000), KNOWN)).toBeUndefined();
  });
});
