import { describe, expect, test } from 'vitest';
import { FAMILIES } from '../../src/corpora/code-families.ts';
import { codeIdentity } from '../../src/corpora/code-identity.ts';
import { outcomesOf } from '../../src/corpora/code-outcomes.ts';
import { createRng } from '../../src/stats/random/rng.ts';

const programOf = (lines: readonly string[]): string =>
  `function f(items, limit) {\nlet total = 1;\nlet score = 0;\n${lines.join('\n')}\nreturn total + total - score;\n}`;

describe.each(FAMILIES.map(family => [family.name, family] as const))('family %s', (_name, family) => {
  const rng = createRng(3, family.name);
  const blocks = Array.from({ length: 30 }, () => family({ result: 'total', other: 'score', rng }));

  test('is a program that ends, without an error, on every input', () => {
    for (const { lines } of blocks) {
      for (const outcome of outcomesOf(programOf(lines))) expect(outcome).toMatch(/^-?\d+$/);
    }
  });

  test('every slip changes one line, keeps the identity, and often what the program does', () => {
    let changed = 0;
    let all = 0;
    for (const { lines, slips } of blocks) {
      for (const { line, text, kind } of slips) {
        expect(lines[line], kind).not.toBe(text);
        const mutant = programOf(lines.with(line, text));
        expect(codeIdentity(mutant), kind).toBe(codeIdentity(programOf(lines)));
        if (outcomesOf(mutant).join() !== outcomesOf(programOf(lines)).join()) changed++;
        all++;
      }
    }
    expect(changed / all).toBeGreaterThan(0.4);
  });
});
