import { codeTokens } from './code-tokens.ts';

const KEYWORDS: readonly string[] = ['function', 'let', 'for', 'while', 'if', 'return', 'length'];
const COMPARISONS: readonly string[] = ['<', '<=', '>', '>=', '==='];
const ASSIGNMENTS: readonly string[] = ['=', '+=', '-=', '*='];

/** The class of a token: slips put another token of the same class in its place, and leave everything else. */
function classOf(token: string): string {
  if (KEYWORDS.includes(token)) return token;
  if (/^\w/.test(token)) return '_';
  if (COMPARISONS.includes(token)) return '?';
  return ASSIGNMENTS.includes(token) ? '=' : token;
}

/** Name and skeleton of a program: operands, comparisons and assignments by their class alone. */
export function codeIdentity(text: string): string {
  const tokens = codeTokens(text);
  return `${tokens[1]} ${tokens.map(classOf).join(' ')}`;
}
