import { codeTokens } from './code-tokens.ts';

/** Tokens with a class of their own or of their kind; every problem that is drawn is read by it, hence a map. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ...['function', 'let', 'for', 'while', 'if', 'return', 'length'].map(word => [word, word] as const),
  ...['<', '<=', '>', '>=', '==='].map(sign => [sign, '?'] as const),
  ...['=', '+=', '-=', '*='].map(sign => [sign, '='] as const),
]);

/** The class of a token: slips put another token of the same class in its place, and leave everything else. */
const classOf = (token: string): string => CLASSES.get(token) ?? (/^\w/.test(token) ? '_' : token);

/** Name and skeleton of a program: operands, comparisons and assignments by their class alone. */
export function codeIdentity(text: string): string {
  const tokens = codeTokens(text);
  return `${tokens[1]} ${tokens.map(classOf).join(' ')}`;
}
