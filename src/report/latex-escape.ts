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
  τ: '$\\tau$',
  ρ: '$\\rho$',
  Σ: '$\\Sigma$',
  '±': '$\\pm$',
  '≤': '$\\leq$',
  '≥': '$\\geq$',
  '√': '$\\surd$',
  '∅': '$\\emptyset$',
  '→': '$\\rightarrow$',
  '←': '$\\leftarrow$',
  '↘': '$\\searrow$',
  '·': '$\\cdot$',
  '†': '$\\dagger$',
  '–': '--',
  '—': '---',
  '‘': '`',
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

/**
 * Letters that pdfLaTeX knows: ASCII, and Latin ones with accents in T1 encoding (tried with TeX Live 2022). Superscripts, and
 * the mark of a break, are dealt with elsewhere.
 */
const FOREIGN =
  /[^ -~\u00a0-\u0125\u0128-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u0165\u0168-\u017e⁻⁰¹²³⁴⁵⁶⁷⁸⁹\u200b]+/gu;

const numberOf = (letter: string): string => (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');

/** pdfLaTeX stops at a letter that it has no shape for: it gets their numbers, engines that know Unicode get the letters. */
const eitherWay = (letters: string): string =>
  `{\\ifdefined\\Umathchar ${letters}\\else {[}${[...letters].map(letter => `U+${numberOf(letter)}`).join(' ')}{]}\\fi}`;

/** Text that means nothing to LaTeX, whatever is in it. Letters beyond Latin need XeLaTeX or LuaLaTeX and a font that has them. */
export const latexText = (text: string): string =>
  [...oneLine(text).replace(/-(?=-)/g, `-${BREAK}`)]
    .map(letter => COMMANDS[letter] ?? letter)
    .join('')
    .replace(FOREIGN, eitherWay)
    .replaceAll(BREAK, '{}')
    .replace(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, superscript);
