import { CarryoverError } from '../core/errors.ts';
import { FACTS, type Fact, type Series } from '../core/evidence.ts';
import { quote } from '../core/quote.ts';
import type { Placement } from './assign-design.ts';
import { counted } from './counted.ts';
import type { DesignRule } from './design-rule.ts';
import { refuseDoubtfulRuns } from './refuse-doubtful-runs.ts';

/** A series that knows which run of its cell it is, or is a part of. */
export interface RunPlacement extends Placement {
  /** Seed of its outcomes; with repeats, of each the part before the dot. */
  readonly run: string;
  /** Whether outcomes of the cell tell repeats apart; one without is the first. */
  readonly hasRepeats: boolean;
}

type Note = (path: string, text: string) => void;
/** Series of one cell that together are one run: no item twice. */
interface Run {
  readonly label: string | undefined;
  readonly parts: Placement[];
  readonly items: Set<string>;
}
type Cell = readonly Placement[];

/** The name that all runs of one arm and of another share where nothing is repeated. */
export const FIRST_RUN = '1';
/** What may differ between repeated runs of one thing; items of two tasks were told apart before. */
const MAY_DIFFER: readonly Fact[] = ['seed', 'file', 'task'];

const describe = ({ domain, rung, arm }: Placement): string =>
  `arm ${quote(arm)} of rung ${quote(rung)} and domain ${quote(domain)}`;

function labelOf(rules: readonly DesignRule[], { series: { facts } }: Placement): string | undefined {
  for (const { apply } of rules) {
    const name = apply(facts);
    if (name !== undefined) return name;
  }
  return rules.length > 0 ? undefined : facts.seed?.trim() || undefined;
}

const itemsOf = ({ series }: Placement): ReadonlySet<string> => new Set(series.outcomes.map(({ item }) => item));

function areDisjoint(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const item of some) if (others.has(item)) return false;
  return true;
}

/** Puts each series into the first run that has its label and none of its items, else into a new one. */
function fillRuns(cell: Cell, labelled: (placement: Placement) => string | undefined): readonly Run[] {
  const runs: Run[] = [];
  for (const part of cell) {
    const label = labelled(part);
    const own = itemsOf(part);
    const fitting = runs.find(run => run.label === label && areDisjoint(own, run.items));
    const run = fitting ?? { label, parts: [], items: new Set<string>() };
    if (fitting === undefined) runs.push(run);
    run.parts.push(part);
    for (const item of own) run.items.add(item);
  }
  return runs;
}

const seriesOf = (runs: readonly Run[]): readonly Series[] =>
  runs.flatMap(({ parts }) => parts.map(({ series }) => series));

const areTold = (runs: readonly Run[]): boolean =>
  runs.every(({ label }) => label !== undefined) && new Set(runs.map(({ label }) => label)).size === runs.length;

/** Runs by their labels, where these tell all runs apart; else as few as their items allow. */
function splitCell(cell: Cell, rules: readonly DesignRule[]): readonly Run[] {
  const runs = fillRuns(cell, part => labelOf(rules, part));
  if (areTold(runs)) return runs;
  if (rules.length > 0 && runs.length > 1) {
    const found = `--run does not tell the runs of ${describe(cell[0] as Placement)} apart: ${runs.map(({ label }) => (label === undefined ? 'no name' : quote(label))).join(', ')}`;
    throw new CarryoverError('usage', `${found}; expected a name of its own for each.`, 'Write another --run rule.');
  }
  return fillRuns(cell, () => undefined);
}

/** Two models, methods or filters in one arm are no repetition of each other: what is compared would be a mixture. */
function refuseMixture(runs: readonly Run[]): void {
  const parts = runs.flatMap(run => run.parts);
  const [first] = parts;
  for (const fact of FACTS.filter(name => !MAY_DIFFER.includes(name))) {
    const values = [...new Set(parts.map(({ series }) => series.facts[fact]))];
    if (first === undefined || values.length < 2) continue;
    const named = values.slice(0, 4).map(value => (value === undefined ? 'none' : quote(value)));
    const more = values.length > 4 ? ` and ${values.length - 4} more` : '';
    const found = `${describe(first)} has items answered by more than one ${fact}: ${named.join(', ')}${more}`;
    const hint = `Tell them apart with --rung or --arm rules, or, if they are repeated runs of one thing, say so: --run ${fact}.`;
    throw new CarryoverError('usage', `${found}; expected one.`, hint);
  }
}

function noteRuns(runs: readonly Run[], note: Note): void {
  const [first] = runs[0]?.parts ?? [];
  if (first === undefined) return;
  const files = new Set(runs.flatMap(({ parts }) => parts.map(({ series }) => series.path))).size;
  const all = new Set(runs.flatMap(({ items }) => [...items]));
  const whole = [...all].filter(item => runs.every(({ items }) => items.has(item))).length;
  const partly = whole === all.size ? '' : `; ${all.size - whole} of ${all.size} items are not in all of them`;
  note(describe(first), `${runs.length} repeated runs of it in ${counted(files, 'file', 'files')}${partly}`);
}

interface CellRuns {
  readonly arm: string;
  readonly runs: readonly Run[];
  readonly hasRepeats: boolean;
}

const isSingle = ({ runs, hasRepeats }: CellRuns): boolean => runs.length === 1 && !hasRepeats;

/** Known seeds of all runs: two of them are two draws, which only stand in the same place. */
const labelsOf = (cells: readonly CellRuns[]): ReadonlySet<string> =>
  new Set(cells.flatMap(({ runs }) => runs.flatMap(({ label }) => label ?? [])));

/** Names of an arm's runs: their own labels, or such as no other arm has; `single` is for the one run that needs none. */
function namesOf(cell: CellRuns, single: string): readonly string[] {
  const { arm, runs, hasRepeats } = cell;
  if (areTold(runs) && !hasRepeats) return runs.map(({ label }) => label as string);
  if (isSingle(cell)) return [single];
  return runs.length === 1 ? [arm] : runs.map(({ label }, at) => `${arm} ${label ?? at + 1}`);
}

/** Runs of the arms of one rung and domain: named alike only where a seed or a rule names them alike. */
function nameGroup(group: readonly Placement[], rules: readonly DesignRule[], note: Note): readonly RunPlacement[] {
  const cells = [...Map.groupBy(group, ({ arm }) => arm)].map(([arm, cell]) => ({
    arm,
    runs: splitCell(cell, rules),
    hasRepeats: cell.some(({ series }) => series.outcomes.some(({ repeat }) => repeat !== undefined)),
  }));
  for (const { runs } of cells) {
    if (runs.length < 2) continue;
    if (rules.length === 0) refuseMixture(runs);
    if (!areTold(runs)) refuseDoubtfulRuns(describe(runs[0]?.parts[0] as Placement), seriesOf(runs));
    noteRuns(runs, note);
  }
  const isPlain = rules.length === 0 && cells.every(isSingle) && labelsOf(cells).size <= 1;
  const hasSeedFirst = cells.some(({ runs }) => runs.some(({ label }) => label === FIRST_RUN));
  return cells.flatMap(cell => {
    const names = isPlain ? [FIRST_RUN] : namesOf(cell, hasSeedFirst ? cell.arm : FIRST_RUN);
    return cell.runs.flatMap(({ parts }, at) =>
      parts.map(part => ({ ...part, run: names[at] as string, hasRepeats: cell.hasRepeats })),
    );
  });
}

/**
 * Says which series of a cell are repeated runs: those with an item in common; others are parts of one. Runs are told apart by the
 * user's rules, or by their seeds. Runs of an arm without such names have nothing in common with any run of another arm: then, and
 * where a run repeats its items, the arm has seeds of its own, and no run is paired with one that only stands in the same place.
 * @param placed in the order of `assignDesign`
 * @throws CarryoverError `usage` where the runs of a cell differ in more than their seed, may be different questions, or the rules
 *   do not tell them apart
 */
export function nameRuns(
  placed: readonly Placement[],
  rules: readonly DesignRule[],
  note: Note,
): readonly RunPlacement[] {
  const groups = Map.groupBy(placed, ({ domain, rung }) => JSON.stringify([domain, rung]));
  const named = [...groups.values()].flatMap(group => nameGroup(group, rules, note));
  if (named.some(({ hasRepeats }) => hasRepeats))
    note('all files', 'repeated answers to an item are taken for seeds: they speak for new answers of the same models');
  return named;
}
