import type { Rng } from '../../core/random.ts';

/** State of the four generators behind a kernel: word w of generator g at 4·w + g; none is all zeros, which xoshiro never leaves. */
export function generatorState(rng: Rng): Uint32Array {
  const state = new Uint32Array(16);
  rng.fill(state);
  for (let g = 0; g < 4; g++) {
    if (state[g] === 0 && state[4 + g] === 0 && state[8 + g] === 0 && state[12 + g] === 0) state[g] = 1;
  }
  return state;
}
