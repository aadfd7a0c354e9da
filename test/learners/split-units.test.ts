import { describe, expect, test } from 'vitest';
import { splitUnits } from '../../src/learners/split-units.ts';

describe('splitUnits', () => {
  test('reads characters one by one, blanks and pairs of surrogates included', () => {
    expect(splitUnits('1 +2😀', 'characters')).toEqual(['1', ' ', '+', '2', '😀']);
  });

  test('reads names, numbers and operators of code as units and skips blanks', () => {
    expect(splitUnits('for (let i=0; i<=n_1; i++) x += a[i]*2.5; // é', 'tokens')).toEqual(
      'for ( let i = 0 ; i <= n_1 ; i ++ ) x += a [ i ] * 2.5 ; / / é'.split(' '),
    );
  });

  test('reads words with their hyphens and apostrophes, and signs alone', () => {
    expect(splitUnits("Don't over-cook it, 20 g!", 'words')).toEqual(["Don't", 'over-cook', 'it', ',', '20', 'g', '!']);
  });

  test('finds nothing in an empty text and in blanks', () => {
    expect(splitUnits('', 'characters')).toEqual([]);
    expect(splitUnits(' \n\t', 'tokens')).toEqual([]);
    expect(splitUnits(' \n\t', 'words')).toEqual([]);
  });
});
