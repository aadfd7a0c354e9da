import { addNodes, type Nodes } from './nodes.ts';

/** Effects of items and clusters come in steps of half a logit. */
const LATTICE_STEP = 0.5;

/** Entries of the table that 16 random bits look up. */
const TABLE_SIZE = 65_536;

/**
 * A normal effect on a lattice, in multiples of 1/65,536: what is drawn from 16 bits is exactly what is integrated. A normal
 * law on a lattice has the integrals of the normal law itself, because the trapezoidal rule is exact for it but for 1e-15.
 */
export interface LatticeLaw {
  /** Offset of each of the 65,536 draws, in steps. */
  readonly table: Int8Array;
  /** Largest offset. */
  readonly reach: number;
  readonly nodes: Nodes;
}

const NOTHING: LatticeLaw = {
  table: new Int8Array(TABLE_SIZE),
  reach: 0,
  nodes: { at: Float64Array.of(0), weight: Float64Array.of(1) },
};

/** N(0, sd²) on the lattice; what rounding leaves over goes to the middle. */
export function latticeNormal(sd: number): LatticeLaw {
  if (sd === 0) return NOTHING;
  // Beyond this a point would have less than half a draw of 65,536.
  const reach = Math.floor((4 * sd) / LATTICE_STEP);
  const densities = Float64Array.from({ length: 2 * reach + 1 }, (_, k) =>
    Math.exp(-0.5 * (((k - reach) * LATTICE_STEP) / sd) ** 2),
  );
  const total = densities.reduce((sum, one) => sum + one, 0);
  const counts = densities.map(density => Math.round((TABLE_SIZE * density) / total));
  counts[reach] = (counts[reach] as number) + TABLE_SIZE - counts.reduce((sum, one) => sum + one, 0);
  const table = new Int8Array(TABLE_SIZE);
  let next = 0;
  for (const [k, count] of counts.entries()) {
    table.fill(k - reach, next, next + count);
    next += count;
  }
  const at = densities.map((_, k) => (k - reach) * LATTICE_STEP);
  return { table, reach, nodes: { at, weight: counts.map(count => count / TABLE_SIZE) } };
}

/** The law of the sum of lattice effects, one node a lattice point. */
export function latticeSum(laws: readonly LatticeLaw[]): Nodes {
  const reach = laws.reduce((sum, law) => sum + law.reach, 0);
  let sum: Nodes = NOTHING.nodes;
  for (const { nodes } of laws) sum = addNodes(sum, nodes);
  const weight = new Float64Array(2 * reach + 1);
  for (const [k, x] of sum.at.entries()) {
    const at = Math.round(x / LATTICE_STEP) + reach;
    weight[at] = (weight[at] as number) + (sum.weight[k] as number);
  }
  return { at: weight.map((_, k) => (k - reach) * LATTICE_STEP), weight };
}
