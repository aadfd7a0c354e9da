import type { ArmComponents, BootstrapEstimates, MeasuredCell, Pgr, TestResult } from '../core/cell-estimates.ts';
import type { IntervalMethod } from '../core/estimate.ts';
import { count, counted, fixed, level, percent, plainPercent, pValue, variance } from '../util/format.ts';
import { coverageText, estimateText, ratioText } from './interval-text.ts';
import { planningRows } from './planning-rows.ts';
import { settleText } from './settle-text.ts';
import type { VerdictLevel } from './verdict-level.ts';
import type { Row } from './view.ts';
import { listed, methodName } from './words.ts';

interface Group {
  readonly title: string;
  readonly rows: readonly Row[];
}

const row = (label: string, value: string): Row => ({ label, value });

const seedsText = ({ seeds, ownSeeds }: MeasuredCell): string =>
  ownSeeds === undefined
    ? count(seeds)
    : `${count(ownSeeds.baseline.length)} of the baseline, ${count(ownSeeds.candidate.length)} of the candidate, none in common`;

function dataRows(cell: MeasuredCell): Row[] {
  const unit = cell.clusters === undefined ? 'items' : 'clusters';
  const rows = [row('Seeds', seedsText(cell)), row('Paired items', count(cell.items))];
  if (cell.clusters !== undefined) rows.push(row('Clusters', count(cell.clusters)));
  rows.push(
    row(`Discordant ${unit}`, count(cell.discordant)),
    row('Outcomes', cell.binary ? 'right or wrong' : 'scores in [0, 1]'),
  );
  const target = cell.inference === 'new-seeds' ? `new seeds and new ${unit}` : `these seeds, new ${unit}`;
  return [...rows, row('Inference about', target)];
}

const armRows = (cell: MeasuredCell): Row[] =>
  cell.arms.map(({ arm, name, mean, total, outcomes, interval }) => {
    const between = interval.status === 'refused' ? '' : ` [${percent(interval.low, 2)}, ${percent(interval.high, 2)}]`;
    const sum = cell.binary ? count(total) : fixed(total, 2);
    const value = `${percent(mean, 2)}${between}: ${sum} of ${count(outcomes)}`;
    return arm === name ? row(arm, value) : { label: `${arm} (${name})`, value, isNamed: true };
  });

const coverageOf = ({ coverage, clusters }: MeasuredCell, method: IntervalMethod): string =>
  coverageText(coverage[method], clusters === undefined ? 'items' : 'clusters');

/** Which interval was used is in its label; how often it held the truth in simulation stands below it. */
function coverageRow(cell: MeasuredCell): Row[] {
  const { gain } = cell.bounds.single;
  if (gain.status === 'refused') return [];
  return [row('Measured coverage of this interval', coverageOf(cell, gain.method))];
}

function intervalRows(cell: MeasuredCell): Row[] {
  const { single, family } = cell.bounds;
  const method = single.gain.status === 'estimated' ? methodName(single.gain.method, cell) : 'refused';
  const rows = [
    row(`Gain, ${level(1 - single.alpha)} interval, ${method}`, estimateText(single.gain)),
    ...coverageRow(cell),
    row(`Gain, simultaneous (${level(1 - family.alpha)} each)`, estimateText(family.gain)),
  ];
  if (single.contrast) rows.push(row('Retention contrast θ', estimateText(single.contrast)));
  if (family.contrast) rows.push(row('Retention contrast θ, simultaneous', estimateText(family.contrast)));
  if (cell.retention) rows.push(row('Retention (Fieller)', ratioText(cell.retention)));
  rows.push(row('Gain on these seeds', estimateText(cell.theseSeeds)));
  if (cell.missingBounds) {
    rows.push(row('Gain, missing outcomes at their worst', estimateText(cell.missingBounds.worst.single.gain)));
    rows.push(row('Gain, missing outcomes at their best', estimateText(cell.missingBounds.best.single.gain)));
  }
  return rows;
}

/** What else could be used, with the difference as the candidate's: below 0 the other is better. */
const referenceRows = ({ references = [] }: MeasuredCell): Row[] =>
  references.flatMap(({ arm, kind, difference, atBest }) => {
    const isNamed = kind === 'weak-teacher' && arm !== 'weak';
    const label = `Candidate − ${isNamed ? `weak (${arm})` : arm}`;
    const told = { label, isNamed, value: estimateText(difference) };
    if (atBest === undefined) return [told];
    return [told, { ...told, label: `${label}, missing outcomes at their best`, value: estimateText(atBest) }];
  });

const BESIDE = [
  ['percentile', 'bootstrap-percentile'],
  ['basic', 'bootstrap-basic'],
  ['BCa', 'bootstrap-bca'],
  ['studentised', 'bootstrap-studentised'],
] as const;

/** Coverage of the four, in one row where there is the same to say of all. */
function besideRows(cell: MeasuredCell): Row[] {
  const rows = BESIDE.map(([name, method]) => row(`Measured coverage: ${name}`, coverageOf(cell, method)));
  const [first] = rows;
  const isSame = first !== undefined && rows.every(({ value }) => value === first.value);
  return isSame ? [row('Measured coverage of each', first.value)] : rows;
}

function bootstrapRows(cell: MeasuredCell): Row[] {
  const { bootstrap } = cell;
  if ('status' in bootstrap) return [row('Crossed bootstrap', bootstrap.reason)];
  const { percentile, basic, bca, studentised, p, replicates, exact, agrees }: BootstrapEstimates = bootstrap;
  return [
    row('Percentile', estimateText(percentile)),
    row('Basic', estimateText(basic)),
    row('BCa', estimateText(bca)),
    row('Studentised', estimateText(studentised)),
    ...besideRows(cell),
    row('p (dual to percentile)', pValue(p)),
    row('Replicates', exact ? `none: exact law; ${count(replicates)} for the studentised` : count(replicates)),
    row(
      'Agrees with the verdict’s interval',
      agrees ? 'yes: same side of 0' : 'no: another side of 0; the verdict rests on the interval above',
    ),
  ];
}

const TEST_NAMES: Readonly<Record<TestResult['test'], string>> = {
  dual: 'Dual of the interval',
  'mcnemar-exact': 'McNemar, exact',
  'mcnemar-mid-p': 'McNemar, mid-p',
  'sign-flip': 'Sign-flip permutation',
  holm: 'Dual, Holm over all target cells',
  'max-t': 'Sign-flip, joint max-t over all target cells',
};

/** Whether each test rejects where the interval of its level is clear of 0; one about these seeds may rightly differ. */
function agreementRow({ tests, bounds }: MeasuredCell): Row[] {
  const { gain, alpha } = bounds.single;
  const own = tests.filter(({ test }) => test !== 'holm' && test !== 'max-t');
  if (gain.status === 'refused' || own.length === 0) return [];
  const isClear = gain.low > 0 || gain.high < 0;
  const others = own.filter(({ p }) => p <= alpha !== isClear);
  const side = isClear ? 'is clear of 0' : 'holds 0';
  const label = 'Agree with the interval';
  if (others.length === 0) return [row(label, `yes: it ${side}, and ${own.length > 1 ? 'all say' : 'it says'} so`)];
  const names = listed(others.map(({ test }) => TEST_NAMES[test]));
  const why = others.every(({ target }) => target === 'these-seeds') ? ', about these seeds only' : '';
  return [row(label, `no: it ${side}; otherwise by ${names}${why}`)];
}

const testRows = (cell: MeasuredCell): Row[] => [
  ...cell.tests.map(({ test, p, target, draws }) => {
    const how = draws === 'exact' ? '' : `, ${count(draws)} draws`;
    return row(
      TEST_NAMES[test],
      `p = ${pValue(p)} (${target === 'new-seeds' ? 'new seeds' : 'these seeds'}${how})`.replace('= <', '<'),
    );
  }),
  ...agreementRow(cell),
];

function ownSeedRows({ baseline, candidate, itemVariance, seedShare, itemShare }: ArmComponents, unit: string): Row[] {
  return [
    row('Between seeds of the baseline σ²', variance(baseline.seedVariance)),
    row('Between seeds of the candidate σ²', variance(candidate.seedVariance)),
    row(`Between ${unit} σ²`, variance(itemVariance)),
    row('Residual σ² of the baseline', variance(baseline.errorVariance)),
    row('Residual σ² of the candidate', variance(candidate.errorVariance)),
    ...shareRows({ seedShare, itemShare }, unit),
  ];
}

type Shares = Pick<ArmComponents, 'seedShare' | 'itemShare'>;

const shareRows = ({ seedShare, itemShare }: Shares, unit: string): Row[] => [
  row('Seed share of the variance of the gain', percent(seedShare)),
  row(`Share of the ${unit}`, percent(itemShare)),
  row('Share of the residual', percent(Math.max(0, 1 - seedShare - itemShare))),
];

const clusterRows = ({ clusterEffect }: MeasuredCell): Row[] =>
  clusterEffect === undefined
    ? []
    : [row('Variance over clusters ÷ over items that stand alone', fixed(clusterEffect, 2))];

function componentRows(cell: MeasuredCell): Row[] {
  const { components, ownSeeds, clusters } = cell;
  const unit = clusters === undefined ? 'items' : 'clusters';
  if (ownSeeds?.components !== undefined) return [...ownSeedRows(ownSeeds.components, unit), ...clusterRows(cell)];
  if (components === undefined) return [row('Seed component', 'not measurable with one seed'), ...clusterRows(cell)];
  return [
    row('Between seeds σ²', variance(components.seedVariance)),
    row(`Between ${unit} σ²`, variance(components.itemVariance)),
    row('Residual σ²', variance(components.errorVariance)),
    ...shareRows(components, unit),
    ...clusterRows(cell),
  ];
}

function missingRows({ completeness: c }: MeasuredCell): Row[] {
  const rows = [
    row('Outcomes expected, scored', `${count(c.expected)}, ${count(c.scored)}`),
    row('Refused, errored, missing', `${count(c.refused)}, ${count(c.errored)}, ${count(c.missing)}`),
    row(
      'Largest share missing in an arm × seed',
      `${percent(c.missingShare, 2)} (threshold ${plainPercent(c.threshold)})`,
    ),
    row('Items dropped to pair the arms', count(c.droppedItems)),
  ];
  if (c.onlyBaseline + c.onlyCandidate > 0) {
    rows.push(row('Items of one arm only', `${count(c.onlyBaseline)} baseline, ${count(c.onlyCandidate)} candidate`));
  }
  if (c.unpairedSeeds.length > 0) rows.push(row('Seeds of one arm only', listed(c.unpairedSeeds)));
  if (c.duplicateSeeds.length > 0) rows.push(row('Seeds dropped as copies', listed(c.duplicateSeeds)));
  return rows;
}

function pgrRows(pgr: Pgr): Row[] {
  if (pgr.status === 'not-measured') return [row('PGR', `not measured: ${pgr.reason}`)];
  return [
    row('Gap, ceiling − weak', estimateText(pgr.gap)),
    row('PGR of the baseline', ratioText(pgr.baseline)),
    row('PGR of the candidate', ratioText(pgr.candidate)),
    row('PGR gain', ratioText(pgr.gain)),
    row('Measured on', `${counted(pgr.items, 'item')}, ${counted(pgr.seeds, 'seed')}`),
  ];
}

/**
 * Everything a researcher looks for in one cell, in groups of label and value.
 * @param at the level at which the cell has its verdict
 * @param isFounded whether the sandbox gain replicates: else no more outcomes of this cell settle anything
 */
export function cellDetails(cell: MeasuredCell, at: VerdictLevel, isFounded = true): Group[] {
  const groups: Group[] = [
    { title: 'Data', rows: dataRows(cell) },
    { title: 'Arms', rows: armRows(cell) },
    { title: 'Gain and retention, in accuracy points', rows: intervalRows(cell) },
    ...(cell.references === undefined
      ? []
      : [
          {
            title: `Against reference arms, in accuracy points, ${level(1 - cell.bounds.single.alpha)} intervals`,
            rows: referenceRows(cell),
          },
        ]),
    { title: 'Crossed paired bootstrap, beside it', rows: bootstrapRows(cell) },
    { title: 'Tests', rows: testRows(cell) },
    { title: 'Where the variance comes from', rows: componentRows(cell) },
    { title: 'Seeds or items, and power', rows: planningRows(cell, at) },
    { title: 'Performance gap recovered (PGR)', rows: pgrRows(cell.pgr) },
    { title: 'Completeness', rows: missingRows(cell) },
  ];
  const advice = isFounded ? settleText(cell, at) : 'first a sandbox gain that replicates';
  if (advice !== undefined) groups.push({ title: 'What would settle it', rows: [row('Advice', advice)] });
  return groups;
}
