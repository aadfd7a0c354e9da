import type { TokenOdds } from '../../core/answers.ts';

/** A blank, or what tokenisers write for it. */
const BLANKS = /^[\s\u2581\u0120]+/;

/** Whether an answer that begins with the token may be the word, and no other: words have different first letters. */
function begins(token: string, word: string): boolean {
  const text = token.replace(BLANKS, '').toLowerCase();
  if (text === '') return false;
  const lower = word.toLowerCase();
  return lower.startsWith(text) || (text.startsWith(lower) && !/\p{L}/u.test(text.charAt(lower.length)));
}

const massOf = (odds: readonly TokenOdds[], word: string): number =>
  odds.reduce((sum, { token, logprob }) => (begins(token, word) ? sum + Math.exp(Math.min(0, logprob)) : sum), 0);

/**
 * Probability of label 1 by the tokens that the answer may begin with: that of the word for 1 against both words, each summed
 * over its first tokens, with a blank before them or not, in any case.
 * @returns in [0, 1]; undefined where neither word is among the tokens
 */
export function weighOdds(odds: readonly TokenOdds[], [no, yes]: readonly [string, string]): number | undefined {
  const usable = odds.filter(({ logprob }) => !Number.isNaN(logprob));
  const [not, is] = [massOf(usable, no), massOf(usable, yes)];
  return not + is > 0 ? is / (not + is) : undefined;
}
