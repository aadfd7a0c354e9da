import { expect, test } from 'vitest';
import { bibtex } from '../../src/report/bibtex.ts';
import { renderLatex } from '../../src/report/latex.ts';
import { methodsView } from '../../src/report/methods-view.ts';
import { sampleResult, twoRungResult } from '../support/sample-result.ts';

test('every cell is a row, with verdict, gain and what the gate requires', () => {
  const text = renderLatex(twoRungResult());
  expect(text).toContain('math & 6b & sandbox gain replicates & +5.00 {[}+1.00, +9.00{]} & -- & -- \\\\');
  expect(text).toMatch(/math & 175b & survives \$\\dagger\$ & .* & \+1\.00 \{\[\}\$-\$1\.00, \+3\.00\{\]\} & -- \\\\/);
  expect(text).toContain('$\\dagger$ required by the gate.');
});

test('a set that is not resolved is that word, and a cell that was not measured a dash', () => {
  const unresolved = { status: 'unresolved', set: 'whole-line', level: 0.95 } as const;
  const text = renderLatex(
    sampleResult([
      { rung: '6b', role: 'sandbox' },
      { rung: '70b', role: 'larger', measured: { retention: unresolved } },
      { rung: '175b', role: 'production', unmeasured: 'nothing there' },
    ]),
  );
  expect(text).toMatch(/math & 70b .* & unresolved \\\\/);
  expect(text).toMatch(/math & 175b & .* & -- & -- & -- \\\\/);
});

test('every key that it cites is in the BibTeX beside it, and nothing else is', () => {
  const result = twoRungResult();
  const cited = [...renderLatex(result).matchAll(/\\cite\{([^}]*)\}/g)].flatMap(([, keys = '']) => keys.split(','));
  const entries = [...methodsView(result).bibtex.matchAll(/^@\w+\{(\w+),/gm)].map(([, key]) => key);
  expect(new Set(cited)).toEqual(new Set(entries));
  expect(bibtex([])).toBe('');
});
