import type { AarArchive } from '../aar/aar-archive.ts';
import type { AarRecord, Evaluation, Tally } from '../aar/aar-record.ts';
import { decimalsOf, isRounded, isSame } from './compare-numbers.ts';
import type { Doubt, Seen } from './rule.ts';

const PARTS: readonly Doubt[] = ['subsets'];

const sumOf = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, x) => sum + x, 0);

/** "0: 12, 1: 30", in order of the classes. */
export const showCounts = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .toSorted(([x], [y]) => (x < y ? -1 : 1))
    .map(([name, count]) => `${name}: ${count}`)
    .join(', ');

function* checkShare(path: string, { field, accuracy, correct, total }: Tally): Iterable<Seen> {
  if (correct === undefined || !total) return;
  if (correct > total) {
    yield {
      code: 'SUB_ACC',
      path,
      field: `${field}.correct`,
      expected: `at most ${total}`,
      found: `${correct}`,
      doubts: PARTS,
    };
    return;
  }
  const exact = correct / total;
  if (accuracy === undefined || isSame(accuracy, exact)) return;
  const expected = `${exact} = ${correct}/${total}`;
  if (isRounded(accuracy, exact)) {
    const found = `${accuracy}, rounded to ${decimalsOf(accuracy)} decimals`;
    const decision = 'correct and total are used instead';
    yield { code: 'SUB_ROUND', path, field: `${field}.accuracy`, expected, found, decision, needs: PARTS };
    return;
  }
  const meant = Math.round(accuracy * total);
  const found = `${accuracy}, which would be ${meant}/${total}`;
  yield { code: 'SUB_ACC', path, field: `${field}.accuracy`, expected, found, doubts: PARTS };
}

function* checkSums(
  path: string,
  { field, total, predicted, labelled }: Tally,
  doubts: readonly Doubt[],
): Iterable<Seen> {
  if (total === undefined) return;
  for (const [name, counts] of [
    ['pred_distribution', predicted],
    ['label_distribution', labelled],
  ] as const) {
    if (counts.size === 0 || sumOf(counts) === total) continue;
    const found = `${[...counts.values()].join(' + ')} = ${sumOf(counts)}`;
    yield { code: 'DIST_SUM', path, field: `${field}.${name}`, expected: `a sum of ${total}`, found, doubts };
  }
}

/**
 * With two classes the right answers are `n − |predicted 1| − |true 1| + 2·both`: their parity and range are fixed.
 * Derived here from the four cells of the table, each at least 0.
 */
function* checkTable(path: string, tally: Tally, doubts: readonly Doubt[]): Iterable<Seen> {
  const { field, correct, total, predicted, labelled } = tally;
  const classes = new Set([...predicted.keys(), ...labelled.keys()]);
  if (correct === undefined || total === undefined || classes.size > 2 || classes.size === 0) return;
  if (predicted.size === 0 || labelled.size === 0 || sumOf(predicted) !== total || sumOf(labelled) !== total) return;
  const [one] = classes;
  const [yes, real] = [predicted.get(one as string) ?? 0, labelled.get(one as string) ?? 0];
  const twice = correct - total + yes + real;
  const [least, most] = [Math.max(0, yes + real - total), Math.min(yes, real)];
  if (twice % 2 === 0 && twice / 2 >= least && twice / 2 <= most) return;
  const expected = `right answers of the parity and range that ${showCounts(predicted)} predicted and ${showCounts(labelled)} true allow`;
  yield { code: 'CONFUSION', path, field: `${field}.correct`, expected, found: `${correct} of ${total}`, doubts };
}

function addUp(evaluation: Evaluation, of: 'predicted' | 'labelled'): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const part of evaluation.subsets.values()) {
    for (const [name, count] of part[of]) sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return sums;
}

function* checkTotals(path: string, evaluation: Evaluation): Iterable<Seen> {
  const { field, subsets } = evaluation;
  if (subsets.size === 0) return;
  for (const name of ['correct', 'total'] as const) {
    const parts = [...subsets.values()].map(part => part[name]);
    const whole = evaluation[name];
    if (whole === undefined || parts.includes(undefined)) continue;
    const sum = parts.reduce((total: number, part) => total + (part as number), 0);
    if (sum === whole) continue;
    const at = `${field}.per_subset.*.${name}`;
    yield {
      code: 'SUB_SUM',
      path,
      field: at,
      expected: `a sum of ${whole}, as overall`,
      found: String(sum),
      doubts: PARTS,
    };
  }
  for (const [of, name] of [
    ['predicted', 'pred_distribution'],
    ['labelled', 'label_distribution'],
  ] as const) {
    const [sums, whole] = [addUp(evaluation, of), evaluation[of]];
    const classes = new Set([...sums.keys(), ...whole.keys()]);
    if (sums.size === 0 || whole.size === 0) continue;
    if ([...classes].every(one => (sums.get(one) ?? 0) === (whole.get(one) ?? 0))) continue;
    const at = `${field}.per_subset.*.${name}`;
    const expected = `sums of ${showCounts(whole)}, as overall`;
    yield { code: 'DIST_AGG', path, field: at, expected, found: showCounts(sums), doubts: PARTS };
  }
}

/** What is wrong with the counts of one evaluation. A sum that is wrong overall leaves the overall counts in doubt as well. */
export function* checkEvaluation(path: string, evaluation: Evaluation): Iterable<Seen> {
  yield* checkSums(path, evaluation, PARTS);
  yield* checkTable(path, evaluation, evaluation.subsets.size === 0 ? ['counts', 'accuracy'] : PARTS);
  for (const part of evaluation.subsets.values()) {
    yield* checkShare(path, part);
    yield* checkSums(path, part, PARTS);
    yield* checkTable(path, part, PARTS);
  }
  yield* checkTotals(path, evaluation);
}

/** The ceiling's counts that a student's file repeats, but for what is wrong with them in the ceiling's own file as well. */
function* checkRepeated({ path, ceiling }: AarRecord, known: ReadonlySet<string>): Iterable<Seen> {
  if (ceiling === undefined) return;
  const decision = 'not used: the ceiling is read from its own file';
  for (const { doubts: _, ...rest } of checkEvaluation(path, ceiling)) {
    if (!known.has(wordsOf(rest))) yield { ...rest, decision };
  }
}

const wordsOf = ({ code, field, found }: Seen): string => JSON.stringify([code, field, found]);

/** SUB_ACC, SUB_ROUND, SUB_SUM, DIST_SUM, DIST_AGG, CONFUSION: counts of one file, held against each other. */
export function* checkSubsets(archive: AarArchive): Iterable<Seen> {
  const placeOf = ({ domain, seed }: AarRecord): string => JSON.stringify([domain, seed]);
  const ofCeilings = new Map<string, Set<string>>();
  for (const record of archive.records) {
    const found = record.own === undefined ? [] : [...checkEvaluation(record.path, record.own)];
    yield* found;
    if (record.role !== 'ceiling' || found.length === 0) continue;
    const known = ofCeilings.get(placeOf(record)) ?? [];
    ofCeilings.set(placeOf(record), new Set([...known, ...found.map(wordsOf)]));
  }
  for (const record of archive.records) yield* checkRepeated(record, ofCeilings.get(placeOf(record)) ?? new Set());
}
