import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkCounts, checkLengths, checkSameLength } from '../guard.ts';
import type { PairedArms } from './difference-moments.ts';

/** Right-or-wrong outcomes of two arms on the same items. */
export interface BinaryPairs {
  /** Pairs that the candidate gets right and the baseline wrong. */
  readonly gains: number;
  /** Pairs the other way round. */
  readonly losses: number;
  /** All pairs. */
  readonly pairs: number;
}

/** Whole counts, at least one pair, no more discordant pairs than pairs. */
export function checkBinaryPairs({ gains, losses, pairs }: BinaryPairs): Refusal | undefined {
  const wrong = checkCounts({ gains, losses, pairs });
  if (wrong !== undefined) return wrong;
  if (pairs === 0) return refuse('EMPTY_INPUT', 'pairs', 'No pairs: expected at least one.');
  if (gains + losses <= pairs) return undefined;
  const found = `${gains} gains and ${losses} losses among ${pairs} pairs`;
  return refuse('OUT_OF_RANGE', 'pairs', `${found}: expected no more discordant pairs than pairs.`);
}

/** Four bytes of ones and zeros at a time, at most so often before a byte of the sums is full. */
const WORD = 4;
const MOST_WORDS = 255;

const sumOfBytes = (word: number): number =>
  (word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24);

type Discordant = Omit<BinaryPairs, 'pairs'>;

/** Gains and losses among words of four outcomes; undefined where an outcome is neither 0 nor 1. */
function countWords(candidate: Int32Array, baseline: Int32Array): Discordant | undefined {
  // Declared one by one: whole numbers declared as a list are kept as doubles, which takes a third longer.
  let gains = 0;
  let losses = 0;
  let seen = 0;
  for (let start = 0; start < candidate.length; start += MOST_WORDS) {
    const end = Math.min(candidate.length, start + MOST_WORDS);
    let up = 0; // four sums side by side, as in `down`
    let down = 0;
    for (let at = start; at < end; at++) {
      const mine = candidate[at] as number;
      const theirs = baseline[at] as number;
      const either = mine | theirs;
      up = (up + (either ^ theirs)) | 0;
      down = (down + (either ^ mine)) | 0;
      seen |= either;
    }
    gains += sumOfBytes(up);
    losses += sumOfBytes(down);
  }
  return (seen & ~0x01010101) === 0 ? { gains, losses } : undefined;
}

/** What can be counted as words at the head of both lists: bytes that begin where words do. */
function countHead(candidate: ArrayLike<number>, baseline: ArrayLike<number>): Discordant & { readonly items: number } {
  const none = { gains: 0, losses: 0, items: 0 };
  if (!(candidate instanceof Uint8Array && baseline instanceof Uint8Array)) return none;
  if (candidate.byteOffset % WORD !== 0 || baseline.byteOffset % WORD !== 0) return none;
  const words = Math.floor(candidate.length / WORD);
  const wordsOf = ({ buffer, byteOffset }: Uint8Array) => new Int32Array(buffer, byteOffset, words);
  const found = countWords(wordsOf(candidate), wordsOf(baseline));
  return found === undefined ? none : { ...found, items: words * WORD };
}

/**
 * Counts the discordant pairs of right-or-wrong outcomes; bytes four at a time.
 * @param arms outcomes of both arms on the same items, each 0 or 1, n ≥ 1
 * @returns refused `EMPTY_INPUT`, `LENGTH_MISMATCH`, `NON_FINITE`; `NOT_BINARY` where an outcome is neither 0 nor 1
 */
export function binaryPairs({ candidate, baseline }: PairedArms): BinaryPairs | Refusal {
  const unequal = checkLengths({ candidate, baseline });
  if (unequal !== undefined) return unequal;
  const head = countHead(candidate, baseline);
  let { gains, losses } = head;
  for (let at = head.items; at < candidate.length; at++) {
    const [mine, theirs] = [candidate[at], baseline[at]];
    if ((mine !== 0 && mine !== 1) || (theirs !== 0 && theirs !== 1)) {
      const wrong = checkSameLength({ candidate, baseline });
      if (wrong !== undefined) return wrong;
      return refuse('NOT_BINARY', 'candidate', `Outcomes of pair ${at} are ${mine} and ${theirs}: expected 0 or 1.`);
    }
    if (mine > theirs) gains++;
    if (mine < theirs) losses++;
  }
  return { gains, losses, pairs: candidate.length };
}
