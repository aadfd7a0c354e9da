import type { Refusal } from '../../../src/core/refusal.ts';
import type { GoldenCase, Outcome } from '../golden.ts';

/** Runs the public function behind an operation on a reference case and gives what it says under the names of the set. */
export type GoldenOp = (golden: Pick<GoldenCase, 'input' | 'params'>) => Outcome | Refusal;

/** Operation name → the public function behind it. */
export type GoldenOps = Readonly<Record<string, GoldenOp>>;
