import type { RatioEstimate } from '../../src/core/estimate.ts';
import type { TransferResult } from '../../src/core/result.ts';
import { sampleResult } from './sample-result.ts';

const SETS: readonly RatioEstimate[] = [
  { status: 'unresolved', set: 'whole-line', level: 0.95 },
  { status: 'unresolved', set: 'complement', low: -0.31, high: 0.82, level: 0.95 },
  { status: 'set-only', low: 0.2, high: 14.3, level: 0.95 },
];

const LADDER = ['sandbox', 'larger', 'production'] as const;
const OPEN = { kind: 'inconclusive', reason: 'gain_unresolved', tags: [] } as const;
const DOMAINS = ['chat', 'math', 'code'];

/** One rung, one domain. */
const oneCell = (): TransferResult => sampleResult([{ rung: '6b', role: 'sandbox' }]);

/** Twenty-five rungs of twenty domains. */
function manyCells(): TransferResult {
  const rungs = Array.from({ length: 25 }, (_, at) => ({
    rung: `rung-${at + 1}`,
    role: at === 0 ? ('sandbox' as const) : at === 24 ? ('production' as const) : ('larger' as const),
  }));
  return sampleResult(
    rungs.flatMap((rung, row) =>
      Array.from({ length: 20 }, (_, column) => {
        const gain = Math.sin(3 * row + column) / 10;
        return { ...rung, domain: `domain ${column + 1}`, gain: [gain - 0.02, gain, gain + 0.02] as const };
      }),
    ),
  );
}

const grid = (make: (domain: string, role: (typeof LADDER)[number]) => object): TransferResult =>
  sampleResult(LADDER.flatMap(role => DOMAINS.map(domain => ({ rung: role, role, domain, ...make(domain, role) }))));

/** Nothing that was planned came. */
const noFinishedCell = (): TransferResult =>
  grid(() => ({ unmeasured: 'The candidate arm has no rows in this cell.', replication: 'unmeasured' }));

/** Nothing is settled, and no set of a ratio is bounded by much. */
const allInconclusive = (): TransferResult =>
  grid((domain, role) => ({
    gain: [-0.04, 0.01, 0.06],
    verdict: OPEN,
    measured: role === 'sandbox' ? {} : { retention: SETS[DOMAINS.indexOf(domain)] },
  }));

/** A hundred seeds in every cell. */
const hundredSeeds = (): TransferResult =>
  grid(() => ({
    measured: {
      seeds: 100,
      seedGains: Array.from({ length: 100 }, (_, at) => ({
        seed: String(1000 + at),
        gain: 0.05 + Math.sin(at) / 50,
        baseline: 0.5,
        candidate: 0.55,
      })),
    },
  }));

/** Runs of every size and state that a report has to bear. */
export const RESULT_SHAPES = { oneCell, manyCells, noFinishedCell, allInconclusive, hundredSeeds };
