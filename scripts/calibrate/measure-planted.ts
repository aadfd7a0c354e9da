import { accept } from '../../src/core/refusal.ts';
import type { GainCell } from '../../src/stats/gain/gain-cell.ts';
import { twoWayNull } from '../../src/stats/null/two-way-null.ts';
import { tQuantileUpper } from '../../src/stats/numeric/special-functions.ts';
import { clopperPearsonLower } from '../../src/stats/proportions/clopper-pearson.ts';
import { createRng } from '../../src/stats/random/rng.ts';
import { ALPHA, type Design } from './design.ts';
import { matrixSimulator } from './measure-bootstrap.ts';

/** Null data sets of the A/A check, and the error of its lower bound: the product's own. */
const [DRAWS, BOUND_ERROR] = [2000, 0.001];

export interface PlantedResult {
  readonly runs: number;
  /** Runs whose A/A check refuses to pass the run's own procedure, and one that counts items only. */
  readonly ownCaught: number;
  readonly plantedCaught: number;
  /** Mean false-claim rates. */
  readonly ownRate: number;
  readonly plantedRate: number;
}

/** False claims of both procedures over null data made from one data set. */
function falseClaims(cell: GainCell, seed: number, labels: readonly (string | number)[]): readonly [number, number] {
  const units = Int32Array.from(cell.squares.columnMeans, (_, column) => column);
  const rng = createRng(seed, 'calibrate-null', ...labels);
  const draw = twoWayNull(cell, units, createRng(seed, 'calibrate-null-seeds', ...labels));
  const signs = new Int8Array(units.length);
  const words = new Uint32Array(Math.ceil(signs.length / 32));
  let [own, planted] = [0, 0];
  for (let replicate = 0; replicate < DRAWS; replicate++) {
    rng.fill(words);
    for (let at = 0; at < signs.length; at++) signs[at] = 1 - ((((words[at >> 5] as number) >>> (at & 31)) & 1) << 1);
    const { mean, halfWidth, moments } = draw(signs);
    if (Math.abs(mean) > halfWidth(ALPHA / 2)) own++;
    if (moments === undefined) continue;
    const itemsOnly = tQuantileUpper(ALPHA / 2, moments.items - 1) * Math.sqrt(moments.columnVariance / moments.items);
    if (Math.abs(mean) > itemsOnly) planted++;
  }
  return [own, planted];
}

const isCaught = (claims: number): boolean => accept(clopperPearsonLower(claims, DRAWS, BOUND_ERROR)) > ALPHA;

/** How often the A/A check of a run catches an interval that counts items only, and its own. */
export function measurePlanted(design: Design, seed: number): PlantedResult {
  const { draw } = matrixSimulator(design);
  const data = createRng(seed, 'calibrate', design.id);
  let [ownCaught, plantedCaught, own, planted] = [0, 0, 0, 0];
  for (let run = 0; run < design.runs; run++) {
    const claims = falseClaims(draw(data), seed, [design.id, run]);
    own += claims[0];
    planted += claims[1];
    if (isCaught(claims[0])) ownCaught++;
    if (isCaught(claims[1])) plantedCaught++;
  }
  const total = design.runs * DRAWS;
  return { runs: design.runs, ownCaught, plantedCaught, ownRate: own / total, plantedRate: planted / total };
}
