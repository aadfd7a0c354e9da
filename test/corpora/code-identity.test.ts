import { describe, expect, test } from 'vitest';
import { codeIdentity } from '../../src/corpora/code-identity.ts';

const TEXT =
  'function addItems(items, limit) {\n  let total = 0;\n  if (total < limit) {\n    total += items[0];\n  }\n}';

describe('codeIdentity', () => {
  test.each([
    ['another variable', 'total += items', 'score += items'],
    ['another number', '= 0', '= 1'],
    ['a number for a variable', '< limit', '< 0'],
    ['another comparison', '<', '>='],
    ['another assignment', '+=', '-='],
  ])('%s leaves it as it is', (_claim, from, to) => {
    expect(TEXT).toContain(from);
    expect(codeIdentity(TEXT.replace(from, to))).toBe(codeIdentity(TEXT));
  });

  test('another name of the function, one statement more or another keyword is another identity', () => {
    const others = [
      TEXT.replace('addItems', 'addParts'),
      TEXT.replace('let total = 0;', ''),
      TEXT.replace('if', 'while'),
    ];
    expect(new Set([TEXT, ...others].map(codeIdentity)).size).toBe(4);
  });
});
