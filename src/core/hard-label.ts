import type { Label } from './item.ts';

/**
 * The label that a belief stands for: 1 above one half, else 0. One half itself is 0, so that a belief and a label of 1 always
 * say that 1 is the likelier one.
 * @param belief probability of label 1, in [0, 1]
 */
export const hardLabel = (belief: number): Label => (belief > 0.5 ? 1 : 0);
