import { describe, expect, it } from 'vitest';
import { showValue } from '../../src/methods/show-value.ts';

describe('showValue', () => {
  it('shows whatever it is given, in one short line', () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    const shown = [undefined, null, Number.NaN, 0.7, true, 'a\nb', () => 1, 3n, Symbol('x'), circular, ['a']].map(
      showValue,
    );
    expect(shown).toEqual([
      'nothing',
      'null',
      'NaN',
      '0.7',
      'true',
      '"a\\nb"',
      'a function',
      'a bigint',
      'a symbol',
      'an object that is not plain data',
      '["a"]',
    ]);
  });
});
