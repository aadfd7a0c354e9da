import type { TokenOdds } from '../../core/answers.ts';
import { isObject, type JsonObject } from './read-json.ts';

interface Place {
  readonly token: JsonObject;
  /** What of the token comes before the answer, such as a quotation mark. */
  readonly before: string;
}

/** The token in which the character at `start` is; the first one that says something where the tokens do not spell the text. */
function findPlace(tokens: readonly unknown[], text: string, start: number): Place | undefined {
  let at = 0;
  for (const token of tokens) {
    if (!isObject(token) || typeof token.token !== 'string') return undefined;
    if (!text.startsWith(token.token, at)) return undefined;
    const next = at + token.token.length;
    if (next > start) return { token, before: text.slice(at, start) };
    at = next;
  }
  return undefined;
}

function* listAlternatives({ token, logprob, top_logprobs: top }: JsonObject): Generator<TokenOdds> {
  const all: readonly unknown[] = Array.isArray(top) && top.length > 0 ? top : [{ token, logprob }];
  for (const alternative of all) {
    if (!isObject(alternative)) continue;
    const { token: word, logprob: log } = alternative;
    if (typeof word === 'string' && typeof log === 'number' && Number.isFinite(log)) {
      yield { token: word, logprob: Math.min(0, log) };
    }
  }
}

/**
 * Log-probabilities in the place of the answer's first token, the likeliest first.
 * @param logprobs as Chat Completions give them, with a list of tokens in `content`
 * @param start where in `text` the answer begins
 * @returns undefined where the host gave none, or its tokens do not spell the text
 */
export function listOdds(logprobs: unknown, text: string, start: number): readonly TokenOdds[] | undefined {
  if (!isObject(logprobs) || !Array.isArray(logprobs.content)) return undefined;
  const place = findPlace(logprobs.content, text, start);
  if (place === undefined) return undefined;
  const { before } = place;
  // A space before a word is part of its token; a quotation mark belongs to the form, and to all tokens in this place.
  const isPadding = before.trim() === '';
  const odds: TokenOdds[] = [];
  for (const { token, logprob } of listAlternatives(place.token)) {
    if (isPadding) odds.push({ token, logprob });
    else if (token.startsWith(before) && token.length > before.length)
      odds.push({ token: token.slice(before.length), logprob });
  }
  return odds.sort((a, b) => b.logprob - a.logprob);
}
