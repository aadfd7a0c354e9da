import type { ArmSummary, CellEstimates, MeasuredCell, Pgr } from '../../src/core/cell-estimates.ts';
import type { ArmRole, RungRole } from '../../src/core/design.ts';
import type { Interval, RatioEstimate } from '../../src/core/estimate.ts';
import type { TransferResult } from '../../src/core/result.ts';
import { decideGate } from '../../src/verdict/decide-gate.ts';
import { judgeTransfer } from '../../src/verdict/judge-transfer.ts';
import { SAMPLE_AA_CELL, type SampleCell, sampleResult } from './sample-result.ts';

interface Shape {
  readonly rung: string;
  readonly role: RungRole;
  readonly domain: string;
  /** The gain as a fraction, and the half-width of its interval. */
  readonly gain: readonly [point: number, half: number];
  readonly seeds?: number;
  /** Retention and PGR, where they are no plain numbers. */
  readonly ratio?: RatioEstimate;
  /** Without weak and ceiling. */
  readonly isBare?: boolean;
}

const interval = (point: number, half: number, level = 0.95): Interval => ({
  status: 'estimated',
  point,
  low: point - half,
  high: point + half,
  level,
  method: 'howe',
  sparse: false,
});

const resolved = (point: number, half: number): RatioEstimate => ({
  status: 'resolved',
  point,
  low: point - half,
  high: point + half,
  level: 0.95,
});

const SETS = {
  wholeLine: { status: 'unresolved', set: 'whole-line', level: 0.95 },
  complement: { status: 'unresolved', set: 'complement', low: -0.31, high: 0.82, level: 0.95 },
  setOnly: { status: 'set-only', low: 0.2, high: 14.3, level: 0.95 },
} as const satisfies Record<string, RatioEstimate>;

const MEANS: Readonly<Record<ArmRole, number>> = { weak: 0.42, baseline: 0.5, candidate: 0.5, ceiling: 0.71 };

function arms(gain: number): ArmSummary[] {
  return (['weak', 'baseline', 'candidate', 'ceiling'] as const).map(arm => {
    const mean = MEANS[arm] + (arm === 'candidate' ? gain : 0);
    return { arm, name: arm, mean, total: Math.round(6595 * mean), outcomes: 6595, interval: interval(mean, 0.03) };
  });
}

const pgr = (gain: number, ratio: RatioEstimate | undefined): Pgr => {
  const [baseline, candidate] = [8 / 29, (8 + 100 * gain) / 29];
  return {
    status: 'measured',
    gap: interval(0.29, 0.06),
    baseline: ratio ?? resolved(baseline, 0.12),
    candidate: ratio ?? resolved(candidate, 0.13),
    gain: ratio ?? resolved(candidate - baseline, 0.15),
    items: 1319,
    seeds: 5,
  };
};

/** What a target cell is held against: the sandbox cell of its domain, and how much of that gain arrives. */
function against(own: Shape, sandbox: Shape | undefined): Partial<MeasuredCell> {
  if (sandbox === undefined || own.role === 'sandbox') return {};
  const [[point, half], [whole, error]] = [own.gain, sandbox.gain];
  const bounds = (alpha: number, widening: number) => ({
    alpha,
    gain: interval(point, widening * half, 1 - alpha),
    contrast: interval(point - whole / 2, widening * Math.hypot(half, error / 2), 1 - alpha),
  });
  return {
    sandbox: { rung: sandbox.rung, domain: sandbox.domain },
    bounds: { single: bounds(0.05, 1), family: bounds(0.05 / 6, 1.3) },
    retention: own.ratio ?? resolved(point / whole, half / whole),
  };
}

function sampleCell(own: Shape, sandbox: Shape | undefined): SampleCell {
  const [point, half] = own.gain;
  const { seeds = 5, ratio, rung, role, domain, isBare = false } = own;
  const seedGains = Array.from({ length: seeds }, (_, at) => {
    const gain = point + (half / 2) * Math.sin(2 * at + 1);
    return { seed: String(1000 + at), gain, baseline: 0.5, candidate: 0.5 + gain };
  });
  const four = isBare ? {} : { arms: arms(point), pgr: pgr(point, ratio) };
  const measured = { seeds, seedGains, ...four, ...against(own, sandbox) };
  return { rung, role, domain, gain: [point - half, point, point + half], measured };
}

const NULL_RATIOS = { low: -2.5, high: 2.5, counts: [5, 15, 40, 120, 310, 510, 510, 310, 120, 40, 15, 5] };

/** Judges the cells as those of a run are, so that no page says what its numbers do not. */
function judged(result: TransferResult, estimates: readonly CellEstimates[]): TransferResult {
  const { findings, design, settings, policy, calibration } = result;
  const measured = estimates.filter(({ status, role }) => status === 'measured' && role !== 'sandbox');
  const cells = judgeTransfer({ estimates, findings, design, settings, policy });
  const aa = {
    ...calibration.aa,
    cells: measured.map(({ rung, domain }) => ({ ...SAMPLE_AA_CELL, ratios: NULL_RATIOS, rung, domain })),
  };
  const checked = { ...result, cells, calibration: { ...calibration, aa } };
  return { ...checked, gate: decideGate(cells, checked, policy) };
}

function run(shapes: readonly Shape[]): TransferResult {
  const sandboxes = new Map(shapes.flatMap(shape => (shape.role === 'sandbox' ? [[shape.domain, shape]] : [])));
  const result = sampleResult(shapes.map(shape => sampleCell(shape, sandboxes.get(shape.domain))));
  return judged(
    result,
    result.cells.map(({ estimates }) => estimates),
  );
}

const LADDER = ['sandbox', 'larger', 'production'] as const;
const DOMAINS = ['chat', 'math', 'code'] as const;
const SANDBOX: Pick<Shape, 'gain'> = { gain: [0.05, 0.02] };
const PLACES: readonly Omit<Shape, 'gain'>[] = LADDER.flatMap(role =>
  DOMAINS.map(domain => ({ rung: role, role, domain })),
);

/** Three rungs of three domains, the sandbox gain replicated in all of them. */
function ladder(target: Pick<Shape, 'gain' | 'ratio' | 'seeds'>): TransferResult {
  const { seeds = 5 } = target;
  return run(PLACES.map(place => ({ ...place, seeds, ...(place.role === 'sandbox' ? SANDBOX : target) })));
}

/** One rung, one domain. */
const oneCell = (): TransferResult => run([{ rung: '6b', role: 'sandbox', domain: 'math', gain: [0.05, 0.04] }]);

/** Twenty-five rungs of twenty domains. */
function manyCells(): TransferResult {
  const rungs = Array.from({ length: 25 }, (_, row) => ({
    rung: `rung-${row + 1}`,
    role: row === 0 ? ('sandbox' as const) : row === 24 ? ('production' as const) : ('larger' as const),
  }));
  return run(
    rungs.flatMap(({ rung, role }, row) =>
      Array.from({ length: 20 }, (_, column): Shape => {
        const whole = column === 6 ? 0.01 : 0.06;
        const gain = [role === 'sandbox' ? whole : Math.sin(3 * row + column) / 10, 0.02] as const;
        return { rung, role, domain: `domain ${column + 1}`, gain, isBare: true };
      }),
    ),
  );
}

/** Nothing that was planned came. */
function noFinishedCell(): TransferResult {
  const unmeasured = 'The candidate arm has no rows in this cell.';
  const result = sampleResult(PLACES.map(place => ({ ...place, unmeasured })));
  const across = { ...result.across, domains: DOMAINS.map(domain => ({ domain, steps: [] })) };
  return judged(
    { ...result, across },
    result.cells.map(({ estimates }) => estimates),
  );
}

/** Nothing is settled. */
const allInconclusive = (): TransferResult => ladder({ gain: [0.01, 0.05], ratio: SETS.setOnly });

/** No sandbox gain is clear of 0, so no set of a ratio is bounded. */
const unbounded = (): TransferResult =>
  run(
    PLACES.map(place => ({
      ...place,
      gain: [0.02, 0.05],
      ratio: place.domain === 'chat' ? SETS.wholeLine : SETS.complement,
    })),
  );

/** Names of 300 characters, with and without a place to break them. */
function longNames(): TransferResult {
  const long = (word: string): string => `${word} `.repeat(300).slice(0, 300).trimEnd();
  const solid = (word: string): string => `${word}_`.repeat(300).slice(0, 300);
  const domains = [long('arithmetic word problems'), solid('code_review')];
  const rungs = [
    { rung: long('small instruction-tuned model'), role: 'sandbox' as const, gain: [0.05, 0.02] as const },
    { rung: solid('larger_base_model'), role: 'larger' as const, gain: [0.04, 0.03] as const },
    { rung: long('the model that users talk to'), role: 'production' as const, gain: [0.01, 0.03] as const },
  ];
  return run(rungs.flatMap(rung => domains.map(domain => ({ ...rung, domain }))));
}

/** A hundred seeds in every cell. */
const hundredSeeds = (): TransferResult => ladder({ gain: [0.05, 0.02], seeds: 100 });

/** Runs of every size and state that a report has to bear. */
export const RESULT_SHAPES = {
  oneCell,
  manyCells,
  noFinishedCell,
  allInconclusive,
  unbounded,
  longNames,
  hundredSeeds,
};
