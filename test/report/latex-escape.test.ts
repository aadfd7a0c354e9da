import { expect, test } from 'vitest';
import { latexText } from '../../src/report/latex-escape.ts';

test.each([
  ['a_b & 50% of $1 #2 {x}', 'a\\_b \\& 50\\% of \\$1 \\#2 \\{x\\}'],
  ['\\input{x}', '\\textbackslash{}input\\{x\\}'],
  ['[1em] *', '{[}1em{]} {*}'],
  ['a--b---c-d', 'a-{}-b-{}-{}-c-d'],
  ['+1.2 [−0.3, +2.4]', '+1.2 {[}$-$0.3, +2.4{]}'],
  ['1\u202f319 × 10⁻⁹', '1\\,319 $\\times$ 10$^{-9}$'],
  ['“x” – y…', "``x'' -- y\\dots{}"],
  ['a\nb\u202e', 'a b '],
  ['τ² ≤ ρ ± 1 †', '$\\tau$$^{2}$ $\\leq$ $\\rho$ $\\pm$ 1 $\\dagger$'],
  ['Žižkov, naïve', 'Žižkov, naïve'],
  ['a 名前', 'a {\\ifdefined\\Umathchar 名前\\else {[}U+540D U+524D{]}\\fi}'],
])('%j is %j', (text, expected) => {
  expect(latexText(text)).toBe(expected);
});
