import type { Rng } from '../../core/random.ts';

/** Ends of a list that hold less than this of it are beyond the 53 bits of a draw. */
const UNREACHED = 2 ** -56;

/** Without the ends that no draw reaches, and how many positions that leaves out before. */
function reachable(chances: Float64Array): { readonly from: number; readonly reached: Float64Array } {
  let total = 0;
  for (let at = 0; at < chances.length; at++) total += chances[at] as number;
  const least = UNREACHED * total;
  let [from, to, sum] = [0, chances.length - 1, 0];
  while (from < to && sum + (chances[from] as number) < least) sum += chances[from++] as number;
  sum = 0;
  while (to > from && sum + (chances[to] as number) < least) sum += chances[to--] as number;
  return { from, reached: chances.subarray(from, to + 1) };
}

/** Draws made at a time. */
const BATCH = 512;

/**
 * Fills a list with positions drawn each with its probability, by inversion: a table tells where in the cumulated probabilities
 * to begin, so that a draw looks at two or so of them however many there are.
 * @param chances at least one, not below 0; what they sum to stands for 1
 * @source Chen & Asau (1974), AIIE Transactions 6:163–166 (guide tables)
 */
export function lawDraws(chances: Float64Array, rng: Rng): (positions: Float64Array) => void {
  const { from, reached } = reachable(chances);
  const size = reached.length;
  const cumulated = new Float64Array(size);
  let total = 0;
  for (let at = 0; at < size; at++) {
    total += reached[at] as number;
    cumulated[at] = total;
  }
  const last = size - 1;
  cumulated[last] = Number.POSITIVE_INFINITY;
  const first = new Int32Array(size); // first position whose cumulated probability exceeds j/size
  const width = total / size;
  for (let slot = 0, at = 0; slot < size; slot++) {
    while ((cumulated[at] as number) <= slot * width) at++;
    first[slot] = at;
  }
  const words = new Uint32Array(2 * BATCH);
  return positions => {
    for (let done = 0; done < positions.length; done += BATCH) {
      rng.fill(words);
      const count = Math.min(BATCH, positions.length - done);
      for (let draw = 0; draw < count; draw++) {
        // 53 bits, as many as a double has
        const high = (words[2 * draw] as number) >>> 5;
        const share = (high * 67_108_864 + ((words[2 * draw + 1] as number) >>> 6)) * 2 ** -53;
        const drawn = share * total;
        let at = first[Math.floor(share * size)] as number;
        while ((cumulated[at] as number) <= drawn) at++;
        positions[done + draw] = from + at;
      }
    }
  };
}
