import type { Label } from '../core/item.ts';

/**
 * The student's beliefs as labels, with an adaptive threshold: as many are 1 as the teacher's beliefs add up to (rounded), so
 * that the classes keep their proportions and the student cannot drift towards one of them. Where the threshold falls among equal
 * beliefs, the teacher's decide, then the order.
 * @param beliefs the student's probability of label 1 per item
 * @param teacher the teacher's, in the same order
 * @source Burns et al. 2023, arXiv:2312.09390, appendix A.4: f(x) > t, with t such that half of a batch is above it, its classes
 * being balanced; taking the mean of the weak labels for the half is the same where they are, and right where they are not
 */
export function harden(beliefs: readonly number[], teacher: readonly number[]): readonly Label[] {
  const ones = Math.round(teacher.reduce((sum, belief) => sum + belief, 0));
  const belief = (list: readonly number[], at: number): number => list[at] as number;
  const ranked = beliefs
    .map((_, at) => at)
    .sort((x, y) => belief(beliefs, y) - belief(beliefs, x) || belief(teacher, y) - belief(teacher, x) || x - y);
  const labels: Label[] = beliefs.map(() => 0);
  for (const at of ranked.slice(0, ones)) labels[at] = 1;
  return labels;
}
