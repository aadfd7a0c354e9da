import { checkGolden, type GoldenCase, loadGolden } from './golden.ts';
import type { GoldenOp } from './golden-ops/golden-ops.ts';
import { selectionOps } from './golden-ops/selection.ts';

const golden = loadGolden('selection');

/** Reference cases of an operation, by name. */
export const selectionCases = (op: string): [string, GoldenCase][] =>
  golden.cases.filter(one => one.op === op).map(one => [one.id, one]);

export const checkSelection = (one: GoldenCase): string[] =>
  checkGolden(golden, one, () => (selectionOps[one.op] as GoldenOp)(one));
