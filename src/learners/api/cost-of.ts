import type { Preamble, Usage } from '../../core/answers.ts';
import type { Price } from '../../core/model-settings.ts';

/** What a request says besides its texts: roles, a schema or a tool, and their frames; in tokens, generously. */
const FRAME_TOKENS = 512;
const MILLION = 1_000_000;

export interface BoundTerms {
  readonly price: Price;
  readonly isBatch: boolean;
}

/** Dollars that a request cost. */
export function costOf(usage: Usage, price: Price, isBatch: boolean): number {
  const { input, output, cacheRead, cacheWrite } = usage;
  const full =
    input * price.input + output * price.output + cacheRead * price.cacheRead + cacheWrite * price.cacheWrite;
  return (full * (isBatch ? price.batch : 1)) / MILLION;
}

/** Prices by which a prompt that a host may write to its cache, or not, counts at the dearer of both. */
export const withDearestPrompt = (price: Price): Price => ({
  ...price,
  cacheWrite: Math.max(price.input, price.cacheWrite),
});

/** Bytes of a preamble: no tokenizer makes more tokens than there are bytes. */
export const preambleBytes = ({ system, examples }: Pick<Preamble, 'system' | 'examples'>): number =>
  Buffer.byteLength(system) + Buffer.byteLength(examples);

/**
 * The most dollars that a request can cost: a token for each byte, at the dearest of the prices of input, and an answer of the
 * full length.
 * @param bytes of preamble and question
 */
export function costBound(bytes: number, maxTokens: number, { price, isBatch }: BoundTerms): number {
  const dearest = Math.max(price.input, price.cacheWrite, price.cacheRead);
  const full = (bytes + FRAME_TOKENS) * dearest + maxTokens * price.output;
  return (full * (isBatch ? price.batch : 1)) / MILLION;
}
