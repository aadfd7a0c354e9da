import type { Rng } from '../core/random.ts';

/** A copy in random order, every order equally likely (Durstenfeld 1964, CACM 7:420). */
export function shuffle<T>(list: readonly T[], rng: Rng): readonly T[] {
  const shuffled = [...list];
  for (let left = shuffled.length; left > 1; left--) {
    const at = rng.below(left);
    const [last, drawn] = [shuffled[left - 1] as T, shuffled[at] as T];
    shuffled[left - 1] = drawn;
    shuffled[at] = last;
  }
  return shuffled;
}
