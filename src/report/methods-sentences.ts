import type { MeasuredCell } from '../core/cell-estimates.ts';
import type { IntervalMethod } from '../core/estimate.ts';
import { isRefused } from '../core/refusal.ts';
import type { TransferResult } from '../core/result.ts';
import { count, counted, level, percent, plainPercent, plainPoints } from '../util/format.ts';
import { measuredCells } from './measured-cells.ts';
import type { ReferenceKey } from './references.ts';
import { requirementClauses } from './requirement-clauses.ts';
import { selectionText } from './selection-text.ts';
import { listed, shortName } from './words.ts';

/** One sentence without its full stop, and the sources it rests on. */
export interface MethodsSentence {
  readonly text: string;
  readonly cites: readonly ReferenceKey[];
}

const say = (text: string, ...cites: readonly ReferenceKey[]): MethodsSentence => ({ text, cites });

/** "5", "3 to 5" */
function range(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? count(least) : `${count(least)} to ${count(most)}`;
}

/** "candidate (soft-labels)" */
function armName({ design, arms = [] }: TransferResult, role: 'baseline' | 'candidate'): string {
  const aside = arms.find(arm => arm.role === role)?.method ?? design.arms[role];
  return aside === role ? `the ${role}` : `the ${role} (${shortName(aside)})`;
}

const names = (all: readonly string[], noun: string): string =>
  all.length > 6
    ? counted(all.length, noun)
    : `${counted(all.length, noun)} (${listed(all.map(name => shortName(name)))})`;

function dataSentences(result: TransferResult, cells: readonly MeasuredCell[]): MethodsSentence[] {
  const { rungs, domains } = result.design;
  const place = `${names(
    rungs.map(({ name }) => name),
    'rung',
  )} and ${names(domains, 'domain')}`;
  const compared = `We compared ${armName(result, 'candidate')} with ${armName(result, 'baseline')} on ${place}`;
  if (cells.length === 0) return [say(`${compared}; no cell could be measured`)];
  const total = (pick: (cell: MeasuredCell) => number) => cells.reduce((sum, cell) => sum + pick(cell), 0);
  const [seeds, items] = [range(cells.map(cell => cell.seeds)), range(cells.map(cell => cell.items))];
  const scored = `${count(total(cell => cell.completeness.scored))} of ${count(total(cell => cell.completeness.expected))}`;
  const measured = `${counted(cells.length, 'measured cell')}, each with ${seeds} ${seeds === '1' ? 'seed' : 'seeds'} and ${items} items in both arms`;
  const shared = cells.every(cell => cell.ownSeeds === undefined)
    ? 'by item and by seed'
    : 'by item, and by seed where the arms share their seeds';
  return [
    say(`${compared}: ${measured} (${scored} outcomes scored)`),
    say(
      `The gain is the mean accuracy of the candidate minus that of the baseline, paired ${shared}, in percentage points`,
    ),
  ];
}

const INTERVALS: Readonly<Record<IntervalMethod, readonly [name: string, ...cites: ReferenceKey[]]>> = {
  howe: ['Howe’s, with seeds and items as crossed random factors, and hold for new seeds and new items', 'howe1974'],
  tango: ['Tango’s score intervals for paired proportions, about the seeds that were run', 'tango1998'],
  'these-seeds-t': ['Student’s t over the mean differences of the items, about the seeds that were run', 'student1908'],
  'cr2-satterthwaite': [
    'from CR2 standard errors with Satterthwaite’s degrees of freedom over clusters, about the seeds that were run',
    'bell2002',
    'pustejovsky2018',
  ],
  'bootstrap-percentile': ['percentile bootstrap intervals', 'efron1993'],
  'bootstrap-basic': ['basic bootstrap intervals', 'efron1993'],
  'bootstrap-bca': ['BCa bootstrap intervals', 'efron1993'],
  'bootstrap-studentised': ['studentised bootstrap intervals', 'efron1993'],
  'vector-howe': ['Howe’s in vector form', 'howe1974'],
  wilson: ['Wilson’s score intervals for a proportion', 'wilson1927'],
};

function intervalSentences({ settings }: TransferResult, cells: readonly MeasuredCell[]): MethodsSentence[] {
  const gains = cells.flatMap(({ bounds: { single } }) => (single.gain.status === 'refused' ? [] : [single.gain]));
  const used = [...new Set(gains.map(({ method }) => method))];
  const sentences = used.map(method => {
    const [name, ...cites] = INTERVALS[method];
    const own = gains.filter(gain => gain.method === method).length;
    const where = used.length > 1 ? ` in ${counted(own, 'cell')}` : '';
    return say(`Two-sided ${level(1 - settings.alpha)} intervals${where} are ${name}`, ...cites);
  });
  const clustered = cells.filter(cell => cell.clusters !== undefined);
  if (clustered.length > 0) {
    const where = clustered.length < cells.length ? ` in ${counted(clustered.length, 'cell')}` : '';
    const how = `Items of one cluster were kept together${where} (${range(clustered.map(cell => cell.clusters ?? 0))} clusters)`;
    sentences.push(say(how));
  }
  if (cells.some(cell => cell.components !== undefined || cell.ownSeeds?.components !== undefined)) {
    sentences.push(
      say('Variance components between seeds, between items and residual are the unbiased ones', 'searle1992'),
    );
  }
  return sentences;
}

function verdictSentences({ cells, settings, targets }: TransferResult): MethodsSentence[] {
  if (targets === 0) return [];
  const [phi, delta] = [plainPercent(settings.retention), plainPoints(settings.sesoi)];
  const judged = cells.filter(({ verdict }) => verdict !== undefined);
  const { required, exceptions } = requirementClauses(judged);
  const rule = `A gain survives where its interval lies above 0 and the retention contrast θ, gain on the target rung minus ${phi} of the gain in the sandbox, is shown not to be negative; it is attenuated where θ is shown to be negative, vanished where in addition a gain of ${delta} points is excluded by a one-sided equivalence test, and reversed where the interval lies below 0; everything else is inconclusive, and a cell whose sandbox gain does not lie above 0 is unfounded`;
  const sentences = [say(rule, 'schuirmann1987')];
  const alpha = plainPercent(settings.alpha);
  if (required !== undefined) {
    const test = `The gate requires ${required}, an intersection–union test with each cell at ${alpha}`;
    sentences.push(say(test, 'berger1982'));
  }
  sentences.push(...exceptions.map(text => say(text)));
  if (judged.some(cell => !cell.required)) {
    sentences.push(say(`Verdicts that the gate does not require are at ${alpha} divided by ${count(targets)} cells`));
  }
  return sentences;
}

function besideSentences({ settings }: TransferResult, cells: readonly MeasuredCell[]): MethodsSentence[] {
  const drawn = cells.flatMap(({ bootstrap }) => ('status' in bootstrap ? [] : [bootstrap]));
  const tests = new Set(cells.flatMap(cell => cell.tests.map(({ test }) => test)));
  const replicates = count(settings.replicates);
  const sentences: MethodsSentence[] = [];
  if (drawn.some(({ exact }) => !exact)) {
    const how = `Beside every interval stand those of a crossed bootstrap of seeds and items, pairs kept whole (${replicates} replicates)`;
    sentences.push(say(how, 'owen2007', 'efron1993'));
  }
  if (drawn.some(({ exact }) => exact)) {
    sentences.push(say('With one seed, bootstrap intervals were read off the exact law of the resamples', 'efron1993'));
  }
  if (tests.has('mcnemar-exact') || tests.has('mcnemar-mid-p')) {
    sentences.push(
      say('McNemar’s test, exact and mid-p, speaks about the seeds that were run', 'mcnemar1947', 'fagerland2013'),
    );
  }
  if (tests.has('sign-flip')) {
    sentences.push(
      say(
        'The sign-flip permutation test flips whole items or clusters, and speaks about the seeds that were run',
        'fisher1935',
      ),
    );
  }
  if (tests.has('holm'))
    sentences.push(say('p-values are adjusted over all target cells by Holm’s procedure', 'holm1979'));
  if (tests.has('max-t')) {
    sentences.push(
      say('Joint sign flips over all target cells give step-down max-t p-values', 'westfall1993', 'romano2005'),
    );
  }
  return sentences;
}

/** What is drawn of single cells and decides nothing. */
function drawnSentences(cells: readonly MeasuredCell[]): MethodsSentence[] {
  const sentences: MethodsSentence[] = [];
  const law = cells.map(({ nullGains }) => nullGains).find(found => !isRefused(found));
  if (law !== undefined && !isRefused(law)) {
    const draws = law.counts.reduce((sum, times) => sum + times, 0);
    const how = `Null distributions are ${count(draws)} gains per cell under random signs of items or clusters`;
    sentences.push(say(how, 'fisher1935'));
  }
  if (cells.some(({ influence: { items } }) => items.up.length + items.down.length > 0)) {
    sentences.push(
      say('The influence of an item or cluster is the gain with it minus the gain without it, all others kept'),
    );
  }
  return sentences;
}

function acrossSentences({ across: { rungs, domains } }: TransferResult): MethodsSentence[] {
  const pooled = rungs.flatMap(rung => (isRefused(rung.pooled) ? [] : [rung.pooled]));
  const sentences: MethodsSentence[] = [];
  if (pooled.length > 0) {
    const model =
      'The gains of a rung over its domains were summed up by a random-effects model: REML, the Hartung–Knapp interval with its factor floored at 1, limits of τ and I² by Q-profile';
    sentences.push(say(model, 'viechtbauer2005', 'hartung2001', 'rover2015', 'viechtbauer2007'));
  }
  if (pooled.some(({ leaveOneOut }) => leaveOneOut.length > 0)) {
    sentences.push(say('The model was fitted again without each of the domains'));
  }
  if (pooled.some(({ q }) => q !== undefined)) {
    sentences.push(say('Heterogeneity between domains was tested by Cochran’s Q', 'cochran1954'));
  }
  if (pooled.some(({ prediction }) => !isRefused(prediction))) {
    sentences.push(say('Prediction intervals are for the gain in a domain that was not measured', 'higgins2009'));
  }
  if (domains.some(({ slope }) => slope !== undefined)) {
    const slope =
      'The trend over model size is the least-squares slope of the gain on the logarithm of the number of parameters, its interval Howe’s in vector form';
    sentences.push(say(slope, 'howe1974'));
  }
  if (domains.some(({ steps }) => steps.length > 0)) {
    sentences.push(
      say('Changes of the gain from each rung to the next have one interval each, not corrected for their number'),
    );
  }
  return sentences.length === 0 ? [] : [...sentences, say('No verdict rests on what was summed up across cells')];
}

function ratioSentences(cells: readonly MeasuredCell[]): MethodsSentence[] {
  const sentences: MethodsSentence[] = [];
  if (cells.some(({ pgr }) => pgr.status === 'measured')) {
    sentences.push(say('The performance gap recovered is (arm − weak) ÷ (ceiling − weak)', 'burns2023'));
  }
  const ratios = cells.flatMap(({ retention, pgr }) => [retention, pgr.status === 'measured' ? pgr.gain : undefined]);
  if (ratios.some(ratio => ratio !== undefined && ratio.status !== 'not-measured')) {
    sentences.push(
      say('Ratios have Fieller’s sets, which may be unbounded; no verdict rests on a ratio', 'fieller1954'),
    );
  }
  return sentences;
}

function checkSentences({ calibration: { aa } }: TransferResult): MethodsSentence[] {
  if (aa.cells.length === 0) return [];
  const worst = Math.max(...aa.cells.map(({ falseClaims }) => falseClaims));
  const claims = `On ${count(aa.draws)} null data sets made from the run’s own differences the procedure claimed a gain or a loss in at most ${percent(worst)} of one cell (nominal ${plainPercent(aa.alpha)}) and in ${percent(aa.familyRate)} of whole runs; lower bounds of these rates are one-sided 99.9% Clopper–Pearson limits`;
  return [say(claims, 'clopper1934')];
}

/** How this run was analysed, sentence by sentence, with its own numbers; nothing is told or cited that was not done. */
export function methodsSentences(result: TransferResult): readonly MethodsSentence[] {
  const cells = measuredCells(result);
  const { version, planHash } = result.provenance;
  const selection = selectionText(result);
  const missing = `Missing outcomes were never scored 0; a cell that misses more than ${plainPercent(result.settings.missingThreshold)} of an arm and seed is incomplete`;
  return [
    ...dataSentences(result, cells),
    ...(selection === undefined ? [] : [say(`How the candidate was chosen: ${selection.replace(/\.$/, '')}`)]),
    say(missing),
    ...intervalSentences(result, cells),
    ...verdictSentences(result),
    ...besideSentences(result, cells),
    ...drawnSentences(cells),
    ...ratioSentences(cells),
    ...acrossSentences(result),
    ...checkSentences(result),
    say(`Computed with carryover ${version} (plan ${planHash.slice(0, 8)}, resampling seed ${result.settings.seed})`),
  ];
}
