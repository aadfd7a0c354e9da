import { quote } from '../../core/quote.ts';
import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt } from '../aar/aar-record.ts';
import { showCounts } from './check-subsets.ts';
import type { Seen } from './rule.ts';
import { findTestSizes } from './test-sizes.ts';

/** Fewer items, or fewer answers of the rarer class, may be the same in two runs. */
const LEAST_ITEMS = 200;
const LEAST_RARER = 30;

interface Predicted {
  readonly record: AarRecord;
  readonly values: readonly unknown[];
}

const predictedIn = (record: AarRecord): readonly Predicted[] => {
  const values = Object.hasOwn(record.json, 'predictions') ? record.json.predictions : undefined;
  return Array.isArray(values) && values.length > 0 ? [{ record, values }] : [];
};

const isClass = (value: unknown): boolean => value === 0 || value === 1;

const UNUSED = 'the predictions are not used';

/** The predictions of one file, held against its counts; their values first, for others are in no count. */
function* checkOne({ record, values }: Predicted, size: number | undefined): Iterable<Seen> {
  const { path, own, json } = record;
  const at = values.findIndex(value => !isClass(value));
  if (at >= 0) {
    const bad = values.filter(value => !isClass(value)).length;
    const found = `${quote(values[at])}; ${bad} of ${values.length}`;
    yield { code: 'FORM', path, field: `predictions[${at}]`, expected: 'a class, 0 or 1', found, decision: UNUSED };
  }
  const total = own?.total ?? numberAt(json, 'num_samples') ?? size;
  const seen = { code: 'PRED', path, field: 'predictions', doubts: ['counts', 'accuracy'] } as const;
  if (total !== undefined && values.length !== total) {
    yield { ...seen, expected: `one for each of ${total} items`, found: String(values.length) };
    return;
  }
  if (at >= 0 || own === undefined || own.predicted.size === 0) return;
  const ones = values.filter(value => value === 1).length;
  const counts = new Map([
    ['0', values.length - ones],
    ['1', ones],
  ]);
  if ([...counts].every(([name, count]) => (own.predicted.get(name) ?? 0) === count)) return;
  const expected = `${showCounts(own.predicted)}, as ${own.field}.pred_distribution says`;
  yield { ...seen, expected, found: showCounts(counts) };
}

/** Whether predictions are so many, and so mixed, that two trained students never give the same. */
function isTelling({ values }: Predicted): boolean {
  const ones = values.filter(value => value === 1).length;
  return values.length >= LEAST_ITEMS && Math.min(ones, values.length - ones) >= LEAST_RARER;
}

/** Runs of one domain that answer every item alike: copies, unless all of a folder do, as a method that draws nothing would. */
function* checkSame(all: readonly Predicted[]): Iterable<Seen> {
  const groups = Map.groupBy(all.filter(isTelling), ({ record, values }) => JSON.stringify([record.domain, values]));
  for (const group of groups.values()) {
    const [first, ...others] = group.map(({ record }) => record) as [AarRecord, ...AarRecord[]];
    const folder = all.filter(({ record }) => record.folder === first.folder);
    const isDrawless = folder.length === group.length && group.every(({ record }) => record.folder === first.folder);
    // Nothing says which of them was first: without a method that draws nothing, all are named.
    const named = isDrawless || others.length === 0 ? others : [first, ...others];
    for (const record of named) {
      const other = record === first ? (others[0] as AarRecord) : first;
      yield {
        code: 'DUPPROV',
        path: record.path,
        field: 'predictions',
        expected: 'predictions of its own',
        found: `all ${group[0]?.values.length} as in ${other.path}`,
        severity: isDrawless ? 'note' : 'fault',
        doubts: ['seed'],
      };
    }
  }
}

/** What is there and cannot be used, once for a folder. */
function* noteFolder(folder: readonly Predicted[], files: number): Iterable<Seen> {
  const [{ record, values }] = folder as [Predicted, ...Predicted[]];
  yield {
    code: 'PRED',
    path: record.folder,
    field: 'predictions',
    expected: 'an id and the true class of each item beside its prediction',
    found: `${values.length} predictions without them, in ${folder.length} of ${files} files`,
    severity: 'note',
    decision: 'not used as results of items',
  };
}

/** PRED, FORM, DUPPROV: predictions by item that a file lists, held against its counts and against other files. */
export function* checkPredictions(archive: AarArchive): Iterable<Seen> {
  const all = archive.records.flatMap(predictedIn);
  const sizes = findTestSizes(archive);
  for (const one of all) yield* checkOne(one, sizes.get(one.record.domain));
  yield* checkSame(all);
  for (const folder of Map.groupBy(all, ({ record }) => record.folder).values()) {
    const files = archive.records.filter(record => record.folder === folder[0]?.record.folder).length;
    yield* noteFolder(folder, files);
  }
}
