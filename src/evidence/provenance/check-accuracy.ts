import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt } from '../aar/aar-record.ts';
import { ACCURACY_FIELDS } from '../aar/stated-accuracy.ts';
import { usualRows } from './check-soft-labels.ts';
import { decimalsOf, isOnGrid, isRounded, isSame, isShare } from './compare-numbers.ts';
import type { Seen } from './rule.ts';
import { findTestSizes } from './test-sizes.ts';

interface Stated {
  readonly field: string;
  readonly value: number;
}

/** The accuracies that a record states of its own model. */
function statedOf({ json, role, own }: AarRecord): readonly Stated[] {
  const top = ACCURACY_FIELDS[role].map(field => ({ field, value: numberAt(json, field) }));
  const nested = [{ field: `${own?.field}.accuracy`, value: own?.accuracy }];
  // Out of range it is no accuracy at all, and nothing is said of its digits.
  return [...top, ...nested].flatMap(({ field, value }) => (isShare(value) ? [{ field, value }] : []));
}

const ROUNDED = (value: number): string => `${value}, rounded to ${decimalsOf(value)} decimals`;
/** Said of what the counts stand in for, as long as these are believed. */
const COUNTED = { decision: 'correct and total are used instead', needs: ['counts'] } as const;

/** An accuracy beside its counts. */
function* checkCounted(
  path: string,
  { field, value }: Stated,
  [correct, total]: readonly [number, number],
): Iterable<Seen> {
  const exact = correct / total;
  if (isSame(value, exact)) return;
  const expected = `${exact} = ${correct}/${total}`;
  if (isRounded(value, exact)) {
    yield { code: 'ACC_ROUND', path, field, expected, found: ROUNDED(value), ...COUNTED };
    return;
  }
  const isNear = Math.abs(value * total - correct) < 0.5;
  // Less than half an item away the counts are what was meant; further away nobody knows which of them is true.
  yield isNear
    ? { code: 'ACC_COUNT', path, field, expected, found: String(value), ...COUNTED }
    : { code: 'ACC_COUNT', path, field, expected, found: String(value), doubts: ['counts', 'accuracy'] };
  yield* checkGrid(path, { field, value }, { total, isCounted: true });
}

/** An accuracy of a test set whose size is known. */
function* checkGrid(
  path: string,
  { field, value }: Stated,
  { total, isCounted }: { readonly total: number; readonly isCounted: boolean },
): Iterable<Seen> {
  if (isOnGrid(value, total)) return;
  const nearest = Math.round(value * total);
  const exact = nearest / total;
  const expected = `${exact} = ${nearest}/${total}`;
  if (!isRounded(value, exact)) {
    const found = `${value}, which is no whole number of ${total} items`;
    if (isCounted) yield { code: 'GRID', path, field, expected, found, ...COUNTED };
    else yield { code: 'GRID', path, field, expected, found, doubts: ['accuracy'] };
  } else if (!isCounted) {
    yield {
      code: 'ACC_ROUND',
      path,
      field,
      expected,
      found: ROUNDED(value),
      decision: 'used as it is: there are no counts',
      needs: ['accuracy'],
    };
  }
}

/** Items of the test sets, and rows that teachers labelled, by domain. */
interface Sizes {
  readonly tests: ReadonlyMap<string, number>;
  readonly rows: ReadonlyMap<string, number | undefined>;
}

function* checkRecord(record: AarRecord, sizes: Sizes): Iterable<Seen> {
  const { path, own, domain, json, softLabels } = record;
  const { correct, total } = own ?? {};
  if (correct !== undefined && total !== undefined && correct > total) {
    const field = `${own?.field}.correct`;
    const expected = `at most ${total}`;
    yield { code: 'ACC_COUNT', path, field, expected, found: String(correct), doubts: ['counts', 'accuracy'] };
    return;
  }
  const size = total ?? sizes.tests.get(domain);
  for (const stated of statedOf(record)) {
    if (correct !== undefined && total) yield* checkCounted(path, stated, [correct, total]);
    else if (size) yield* checkGrid(path, stated, { total: size, isCounted: false });
  }
  const labels = numberAt(json, 'hard_label_acc');
  if (labels === undefined || softLabels === undefined || softLabels.length === 0) return;
  // Of a teacher with other rows than the others its rows are what is wrong.
  if (softLabels.length !== sizes.rows.get(domain)) return;
  for (const seen of checkGrid(
    path,
    { field: 'hard_label_acc', value: labels },
    { total: softLabels.length, isCounted: false },
  )) {
    const { doubts: _, needs: __, ...rest } = seen;
    yield { ...rest, decision: 'not used' };
  }
}

/** ACC_ROUND, ACC_COUNT, GRID: accuracies held against counts, and against the number of items. */
export function* checkAccuracy(archive: AarArchive): Iterable<Seen> {
  const sizes = { tests: findTestSizes(archive), rows: usualRows(archive) };
  for (const record of archive.records) yield* checkRecord(record, sizes);
}
