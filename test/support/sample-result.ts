import type { AaCell } from '../../src/core/calibration.ts';
import type { MeasuredCell } from '../../src/core/cell-estimates.ts';
import type { RungRole } from '../../src/core/design.ts';
import type { Estimate } from '../../src/core/estimate.ts';
import { EXIT } from '../../src/core/exit-code.ts';
import { refuse } from '../../src/core/refusal.ts';
import type { GateOutcome, JudgedCell, Replication, TransferResult } from '../../src/core/result.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { SAMPLE_SETTINGS } from './sample-settings.ts';

/** What the A/A check found in one cell. */
export const SAMPLE_AA_CELL: AaCell = {
  rung: 'large',
  domain: 'math',
  falseClaims: 0.04,
  falseGains: 0.02,
  falseLosses: 0.02,
  lowerBound: 0.03,
  draws: 2000,
  ratios: { low: -2.5, high: 2.5, counts: [1] },
};

export interface SampleCell {
  readonly rung: string;
  readonly role: RungRole;
  readonly domain?: string;
  readonly verdict?: Verdict;
  readonly replication?: Replication;
  /** [low, point, high] of the gain, as fractions. */
  readonly gain?: readonly [number, number, number];
  readonly measured?: Partial<MeasuredCell>;
  readonly unmeasured?: string;
}

const howe = ([low, point, high]: readonly [number, number, number]): Estimate => ({
  status: 'estimated',
  point,
  low,
  high,
  level: 0.95,
  method: 'howe',
  sparse: false,
});

function measuredCell({ rung, role, domain = 'math', gain = [0.01, 0.05, 0.09], measured }: SampleCell): MeasuredCell {
  const bounds = {
    alpha: 0.05,
    gain: howe(gain),
    contrast: role === 'sandbox' ? undefined : howe([-0.01, 0.01, 0.03]),
  };
  return {
    status: 'measured',
    rung,
    domain,
    role,
    seeds: 5,
    items: 1319,
    binary: true,
    discordant: 300,
    inference: 'new-seeds',
    completeness: {
      expected: 13190,
      scored: 13190,
      refused: 0,
      errored: 0,
      missing: 0,
      missingShare: 0,
      pairedItems: 1319,
      droppedItems: 0,
      onlyBaseline: 0,
      onlyCandidate: 0,
      unpairedSeeds: [],
      duplicateSeeds: [],
      threshold: 0.01,
    },
    arms: [
      { arm: 'baseline', name: 'baseline', mean: 0.5, total: 3297, outcomes: 6595, interval: howe([0.47, 0.5, 0.53]) },
      {
        arm: 'candidate',
        name: 'candidate',
        mean: 0.55,
        total: 3627,
        outcomes: 6595,
        interval: howe([0.52, 0.55, 0.58]),
      },
    ],
    seedGains: [1, 2, 3, 4, 5].map(seed => ({
      seed: String(seed),
      gain: 0.04 + seed / 200,
      baseline: 0.5,
      candidate: 0.55,
    })),
    bounds: { single: bounds, family: { ...bounds, alpha: 0.025 } },
    coverage: {
      howe: { status: 'measured', least: 0.951, error: 0.003, seeds: [5], columns: [1000, 5000] },
      'bootstrap-bca': {
        status: 'measured',
        least: 0.91,
        error: 0.013,
        seeds: [5],
        columns: [1000],
      },
    },
    theseSeeds: howe(gain),
    bootstrap: {
      percentile: howe(gain),
      basic: howe(gain),
      bca: howe(gain),
      studentised: howe(gain),
      p: 0.0004,
      replicates: 9999,
      exact: false,
      agrees: true,
    },
    tests: [{ test: 'dual', p: 0.001, target: 'new-seeds', draws: 'exact' }],
    nullGains: { low: -0.02, high: 0.02, counts: [10, 40, 100, 40, 10] },
    spending: { now: 0.04, twiceTheSeeds: 0.031, twiceTheItems: 0.036, buy: 'seeds', negative: [] },
    power: {
      smallestGain: 0.031,
      power: 0.8,
      chances:
        role === 'sandbox'
          ? undefined
          : {
              single: { survivesIfAll: 0.83, failsIfNone: 0.91 },
              family: { survivesIfAll: 0.71, failsIfNone: 0.8 },
            },
      draws: 2000,
    },
    influence: {
      items: {
        up: [{ item: 'q-17', baseline: 0, candidate: 1, shift: 0.00076 }],
        down: [{ item: 'q-4', baseline: 1, candidate: 0.2, shift: -0.0006 }],
      },
      itemsToZero: 61,
    },
    pgr: { status: 'not-measured', reason: 'No weak and no ceiling arm in this cell.' },
    headroomLimited: false,
    ...measured,
  };
}

function judgedCell(sample: SampleCell): JudgedCell {
  const { rung, role, domain = 'math', verdict, replication, unmeasured } = sample;
  const estimates =
    unmeasured === undefined
      ? measuredCell(sample)
      : { status: 'unmeasured' as const, rung, domain, role, reason: unmeasured };
  if (role === 'sandbox') return { estimates, required: false, replication: replication ?? 'replicated' };
  const given = verdict ?? { kind: 'survives', tags: [] };
  return { estimates, required: true, verdict: given, levels: { single: given, family: given } };
}

/** A result made of the given cells; whatever a test does not name has a plain value. */
export function sampleResult(cells: readonly SampleCell[], outcome: GateOutcome = 'passed'): TransferResult {
  const rungs = [...new Map(cells.map(({ rung, role }) => [rung, { name: rung, role }])).values()];
  const domains = [...new Set(cells.map(({ domain = 'math' }) => domain))];
  return {
    schema: 1,
    name: 'sample',
    design: { rungs, domains, arms: { baseline: 'baseline', candidate: 'candidate' } },
    settings: SAMPLE_SETTINGS,
    policy: { require: ['all'], allowFewSeeds: false },
    targets: cells.filter(({ role }) => role !== 'sandbox').length,
    cells: cells.map(judgedCell),
    unfounded: false,
    calibration: {
      aa: {
        cells: [],
        familyRate: 0.03,
        familyLowerBound: 0.02,
        draws: 2000,
        alpha: 0.05,
        passed: true,
        seedComponentChecked: true,
      },
      coverage: [],
    },
    across: {
      rungs: rungs.map(({ name, role }) => ({
        rung: name,
        role,
        domains,
        pooled: refuse('TOO_FEW_OBSERVATIONS', 'effects', `${domains.length} domains: they are pooled from 3 on.`),
      })),
      domains: domains.map(domain => ({
        domain,
        steps: rungs.slice(1).map(({ name }, at) => ({
          from: rungs[at]?.name ?? '',
          to: name,
          change: howe([-0.02, 0.01, 0.04]),
        })),
      })),
    },
    findings: [],
    gate: { outcome, exitCode: EXIT[outcome], reasons: [{ code: 'required-cell', text: 'large × math: because' }] },
    provenance: {
      version: '0.0.0',
      inputs: [{ path: 't.csv', sha256: 'ab', bytes: 10, rows: 2 }],
      command: 'carryover analyze t.csv --sandbox small',
      planHash: 'cd',
    },
  };
}

/** A sandbox and a production rung where the gain survives for these seeds. */
export const twoRungResult = (): TransferResult =>
  sampleResult([
    { rung: '6b', role: 'sandbox' },
    { rung: '175b', role: 'production', verdict: { kind: 'survives', tags: ['these-seeds-only'] } },
  ]);

/** Two rungs of one domain, all named by the same text. */
export const namedResult = (name: string): TransferResult =>
  sampleResult([
    { rung: name, role: 'sandbox', domain: name },
    { rung: `${name} large`, role: 'production', domain: name },
  ]);
