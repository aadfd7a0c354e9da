import { expect, test } from 'vitest';
import { codeTokens } from '../../src/corpora/code-tokens.ts';

test('reads names, numbers, signs of several characters and single ones, and skips blanks', () => {
  expect(codeTokens('for (let i = 0; i <= a1.length; i++) {\n  x += b[i] - 10;\n}')).toEqual(
    'for ( let i = 0 ; i <= a1 . length ; i ++ ) { x += b [ i ] - 10 ; }'.split(' '),
  );
  expect(codeTokens(' \n')).toEqual([]);
});
