import { oneLine } from './one-line.ts';

/** What LaTeX acts on, or joins with its neighbour, and how it is written as text. Brackets and stars may follow a line's end. */
const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  '`': '\\textasciigrave{}',
  '[': '{[}',
  ']': '{]}',
  '*': '{*}',
  '−': '$-$',
  '×': '$\\times$',
  '÷': '$\\div$',
  Δ: '$\\Delta$',
  θ: '$\\theta$',
  φ: '$\\varphi$',
  δ: '$\\delta$',
  α: '$\\alpha$',
  σ: '$\\sigma$',
  '→': '$\\rightarrow$',
  '–': '--',
  '…': '\\dots{}',
  '’': "'",
  '“': '``',
  '”': "''",
  '\u202f': '\\,',
  '\u00a0': '~',
};

/** Between two hyphens, which LaTeX would join to a dash; no line has it by then. */
const BREAK = '\u200b';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const superscript = (text: string): string =>
  `$^{${[...text].map(one => (one === '⁻' ? '-' : SUPERSCRIPTS.indexOf(one))).join('')}}$`;

/** Text that means nothing to LaTeX, whatever is in it. Letters beyond Latin need XeLaTeX or LuaLaTeX and a font that has them. */
export const latexText = (text: string): string =>
  [...oneLine(text).replace(/-(?=-)/g, `-${BREAK}`)]
    .map(letter => COMMANDS[letter] ?? letter)
    .join('')
    .replaceAll(BREAK, '{}')
    .replace(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, superscript);
