import { makeRandom } from '../support/random.ts';
import type { Inputs } from './workload.ts';

/** Two arms that answer the same questions right or wrong, some questions easy for both; the gain shrinks as n grows. */
export function makeArms(size: number): Inputs {
  const { uniform, normal } = makeRandom(11, `arms ${size}`);
  const gain = 0.16 * Math.sqrt(1000 / size);
  const baseline = new Uint8Array(size);
  const candidate = new Uint8Array(size);
  const isRight = (ease: number): number => (uniform() < 1 / (1 + Math.exp(-ease)) ? 1 : 0);
  for (let item = 0; item < size; item++) {
    const ease = 0.5 + 1.2 * normal();
    baseline[item] = isRight(ease);
    candidate[item] = isRight(ease + gain);
  }
  return { baseline, candidate };
}

/** Real-valued differences with a mean of two standard errors, no two of them alike. */
export function makeDifferences(size: number): Inputs {
  const { normal } = makeRandom(12, `differences ${size}`);
  return { differences: Float64Array.from({ length: size }, () => 0.25 * (normal() + 2 / Math.sqrt(size))) };
}
