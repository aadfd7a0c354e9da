import { CarryoverError } from '../core/errors.ts';
import type { EvidenceNote, Series } from '../core/evidence.ts';
import type { Progress } from '../core/ports.ts';
import type { Predictions } from '../core/predictions.ts';
import type { PredictionsBuilder } from '../core/predictions-builder.ts';
import type { InputFile } from '../core/result.ts';
import { type Assignment, assignDesign, type Placement, type ROLES } from './assign-design.ts';
import { averageRepeats } from './average-repeats.ts';
import { checkTexts } from './check-texts.ts';
import { chooseMetrics } from './choose-metrics.ts';
import { clusterSharedPrompts } from './cluster-shared-prompts.ts';
import type { Collected } from './collect-evidence.ts';
import { compareItems } from './compare-items.ts';
import { compareMeasures } from './compare-measures.ts';
import { compareReruns } from './compare-reruns.ts';
import { compareSetups } from './compare-setups.ts';
import { type DesignRule, parseDesignRule } from './design-rule.ts';
import { findSameAnswers } from './find-same-answers.ts';
import { nameItems } from './name-items.ts';
import { FIRST_RUN, nameRuns, type RunPlacement } from './name-runs.ts';
import { nameSeries } from './name-series.ts';
import { pairByContent } from './pair-by-content.ts';
import { placeOutcomes } from './place-outcomes.ts';
import { readPredictions } from './read-predictions.ts';

/** What the user says about how the outcomes are to be compared. */
export interface DesignEvidenceRequest {
  readonly metrics: readonly string[];
  readonly filters: readonly string[];
  readonly domain: readonly string[];
  readonly rung: readonly string[];
  readonly arm: readonly string[];
  /** What tells repeated runs of one arm apart, besides their seeds. */
  readonly run: readonly string[];
  readonly pairBy: 'id' | 'content';
  /** Whether repeated answers to an item are averaged, or stand for seeds. */
  readonly repeats: 'mean' | 'seeds';
  /** `none`: items with one prompt are not taken for a cluster. */
  readonly cluster?: string | undefined;
}

export interface Evidence {
  readonly predictions: Predictions;
  readonly inputs: readonly InputFile[];
  /** What decided domain, rung and arm of the series; absent where there were predictions tables only. */
  readonly rules?: Assignment['rules'] | undefined;
  /** Whether something tells the order of the rungs, so that the last is production. */
  readonly isOrdered: boolean;
  /** Whether seeds stand for repeated answers or runs of one model. */
  readonly seedsAreRepeats: boolean;
  readonly notes: readonly EvidenceNote[];
  readonly excluded: readonly EvidenceNote[];
}

const parseRules = (request: DesignEvidenceRequest): Record<(typeof ROLES)[number], readonly DesignRule[]> => ({
  domain: request.domain.map(text => parseDesignRule('--domain', text)),
  rung: request.rung.map(text => parseDesignRule('--rung', text)),
  arm: request.arm.map(text => parseDesignRule('--arm', text)),
});

function refuseEmpty({ series, excluded }: Collected): never {
  const [first] = excluded;
  const why = first === undefined ? '' : ` (${excluded.length} left out, the first: ${first.path}: ${first.text})`;
  const found =
    series.length > 0
      ? 'The files hold summaries only, no outcomes of single items; expected an outcome per item'
      : 'No file holds results';
  throw new CarryoverError(
    'data-invalid',
    `${found}${why}.`,
    'A paired comparison needs the per-item files of every model or method.',
  );
}

/** Predictions tables name rungs and arms themselves; a rule that nothing obeys must not pass for one that did. */
function refuseRules({ domain, rung, arm, run, metrics, filters, pairBy }: DesignEvidenceRequest): void {
  const names = { '--domain': domain, '--rung': rung, '--arm': arm, '--run': run };
  const given = { ...names, '--metric': metrics, '--filter': filters };
  const flag =
    Object.entries(given).find(([, values]) => values.length > 0)?.[0] ??
    (pairBy === 'content' ? '--pair-by' : undefined);
  if (flag === undefined) return;
  const found = `${flag} was given, and all files are predictions tables, which say themselves what each row is.`;
  throw new CarryoverError('usage', found, `Leave ${flag} out, or name columns with --map.`);
}

interface Placed {
  readonly placed: readonly RunPlacement[];
  readonly isOrdered: boolean;
  readonly rules: Assignment['rules'];
  readonly notes: readonly EvidenceNote[];
  readonly excluded: readonly EvidenceNote[];
}

/** Rules that leave nothing: what they leave out says more than rungs that are not there. */
function refuseUnplaced(left: Assignment['left']): never {
  const [first] = left;
  const found = `All ${left.length} results are left out, the first because ${first?.why}: ${first && nameSeries(first.series)}`;
  throw new CarryoverError('usage', `${found}.`, 'Correct the rule; --explain without it shows every field.');
}

/** One outcome per item and run, and how many answers are behind it. */
function averageAll<Own extends Placement>(
  placed: readonly Own[],
  note: (path: string, text: string) => void,
): readonly Own[] {
  const averaged = placed.map(one => ({ one, ...averageRepeats(one.series) }));
  const repeated = averaged.filter(({ repeats }) => repeats > 1);
  if (repeated.length > 0) {
    const most = Math.max(...repeated.map(({ repeats }) => repeats));
    const what = `up to ${most} answers to an item in ${repeated.length} of ${placed.length} results, averaged`;
    note('all files', `${what}: repeated answers are no seeds (--repeats seeds takes them for such)`);
  }
  for (const { one, partly } of repeated) {
    if (partly === 0) continue;
    note(nameSeries(one.series), `${partly} items have answers with and without a score: they count as without one`);
  }
  return averaged.map(({ one, series }) => ({ ...one, series }));
}

function placeSeries(whole: readonly Series[], request: DesignEvidenceRequest): Placed {
  const notes: EvidenceNote[] = [];
  const note = (path: string, text: string): void => void notes.push({ path, text });
  const { chosen, other } = chooseMetrics(whole, request);
  const { placed, left, idle, isOrdered, rules } = assignDesign(chosen, parseRules(request));
  if (placed.length === 0) refuseUnplaced(left);
  for (const { role, text } of idle) note(`--${role} ${text}`, 'names nothing: no result fits it');
  const isByContent = request.pairBy === 'content';
  const named = nameItems(isByContent ? pairByContent(placed, note) : placed, note);
  if (!isByContent) checkTexts(named, note);
  compareMeasures(named, note);
  notes.push(...compareSetups(named), ...compareItems(named), ...compareReruns(named));
  const runs = nameRuns(
    request.repeats === 'mean' ? averageAll(named, note) : named,
    request.run.map(text => parseDesignRule('--run', text)),
    note,
  );
  const clustered = request.cluster === 'none' ? { placed: runs, items: 0 } : clusterSharedPrompts(runs);
  if (clustered.items > 0)
    note(
      'all files',
      `${clustered.items} items share their exact prompt with another and are taken for clusters (--cluster none does not)`,
    );
  notes.push(...findSameAnswers(chosen));
  const excluded = [...other, ...left].map(({ series: one, why }) => ({ path: nameSeries(one), text: why }));
  return { placed: clustered.placed, isOrdered, rules, notes, excluded };
}

/**
 * Makes one predictions table of everything that was collected: chooses metrics, pairs items, finds clusters and gives each
 * series its domain, rung and arm.
 * @throws CarryoverError where nothing holds outcomes, a choice must be made that is not ours, or rows contradict each other
 */
export async function designEvidence(
  collected: Collected,
  request: DesignEvidenceRequest,
  progress: Progress,
): Promise<Evidence> {
  const { tables, notes, excluded } = collected;
  const whole = collected.series.filter(({ outcomes }) => outcomes.length > 0);
  if (whole.length === 0 && tables.length === 0) refuseEmpty(collected);
  if (whole.length === 0) refuseRules(request);
  const placed = whole.length === 0 ? undefined : placeSeries(whole, request);
  const more = placed && ((builder: PredictionsBuilder) => placeOutcomes(builder, placed.placed));
  const read = await readPredictions(
    tables.map(table => (table.isPipe ? table : table.path)),
    progress,
    { more, limits: collected.limits },
  );
  return {
    predictions: read.predictions,
    inputs: [...read.inputs, ...collected.inputs],
    rules: placed?.rules,
    isOrdered: placed?.isOrdered ?? true,
    // Runs that the user names may be models trained anew; those that only came several times are not.
    seedsAreRepeats:
      placed?.placed.some(({ run, hasRepeats }) => hasRepeats || (request.run.length === 0 && run !== FIRST_RUN)) ??
      false,
    notes: [...notes, ...(placed?.notes ?? [])],
    excluded: [...excluded, ...(placed?.excluded ?? [])],
  };
}
