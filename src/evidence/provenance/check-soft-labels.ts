import { quote } from '../../core/quote.ts';
import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt } from '../aar/aar-record.ts';
import { isSame, isShare } from './compare-numbers.ts';
import { findReferences } from './find-references.ts';
import type { Rule, Seen } from './rule.ts';
import { mostCommon } from './test-sizes.ts';
import { isItself } from './trust-reference.ts';

/** Probabilities in single precision add up to 1 within this. */
const SLACK = 1e-4;

function isRow(row: unknown): row is readonly number[] {
  if (!Array.isArray(row) || row.length < 2 || !row.every(isShare)) return false;
  return Math.abs(row.reduce((sum: number, value: number) => sum + value, 0) - 1) <= SLACK;
}

function* checkRows({ path, softLabels = [] }: AarRecord): Iterable<Seen> {
  const at = softLabels.findIndex(row => !isRow(row));
  if (at < 0) return;
  const bad = softLabels.filter(row => !isRow(row)).length;
  yield {
    code: 'SOFT',
    path,
    field: `soft_labels[${at}]`,
    expected: 'probabilities from 0 to 1 that add up to 1',
    found: `${quote(softLabels[at])}; ${bad} of ${softLabels.length} rows`,
    decision: 'these rows are not used: what was trained on them is held against the others only',
  };
}

interface Filtered {
  /** Rows outside the doubtful middle of the second class. */
  readonly kept: number;
  /** Rows that are no probabilities: kept or not, nobody knows. */
  readonly broken: number;
  /** Mean probability of the likelier class over all rows, and over those dropped. */
  readonly sureAll: number;
  readonly sureDropped: number;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What a filter on the second class makes of a teacher's labels. */
function filterRows(labels: readonly unknown[], [low, high]: readonly [number, number]): Filtered {
  const rows = labels.filter(isRow);
  const dropped = rows.filter(([, share = 0]) => share <= high && share >= low);
  return {
    kept: rows.length - dropped.length,
    broken: labels.length - rows.length,
    sureAll: meanOf(rows.map(row => Math.max(...row))),
    sureDropped: meanOf(dropped.map(row => Math.max(...row))),
  };
}

const readStats = ({ json }: AarRecord) => {
  const of = (name: string): number | undefined => numberAt(json, 'filter_stats', name);
  const [total, kept] = [of('total_samples'), of('kept_samples')];
  return total === undefined || kept === undefined ? undefined : { total, kept, of };
};

/** Counts, shares and thresholds of the file, held against each other. */
function* checkParts(run: AarRecord): Iterable<Seen> {
  const stats = readStats(run);
  if (stats === undefined) return;
  const { total, kept, of } = stats;
  const parts = [
    ['retention_rate', total > 0 ? kept / total : undefined, `${kept}/${total}`],
    ['filtered_samples', total - kept, `${total} − ${kept}`],
    ['low_threshold', numberAt(run.json, 'confidence_thresholds', 'low'), 'confidence_thresholds.low'],
    ['high_threshold', numberAt(run.json, 'confidence_thresholds', 'high'), 'confidence_thresholds.high'],
  ] as const;
  for (const [name, value, source] of parts) {
    const found = of(name);
    if (found === undefined || value === undefined || isSame(found, value)) continue;
    const expected = `${value} = ${source}`;
    yield { code: 'FILTER', path: run.path, field: `filter_stats.${name}`, expected, found: String(found) };
  }
}

/** What was kept, held against what the teacher said. Where the teacher's own rows are broken, that is the teacher's fault. */
function* checkKept(run: AarRecord, labels: readonly unknown[], usual: number | undefined): Iterable<Seen> {
  const stats = readStats(run);
  if (stats === undefined) return;
  const { total, kept, of } = stats;
  const { path } = run;
  const doubts = ['seed'] as const;
  if (labels.length !== total) {
    // A teacher with other rows than all others is what is wrong here.
    if (total === usual) return;
    const expected = `${labels.length}, the rows that the teacher labelled`;
    yield { code: 'FILTER', path, field: 'filter_stats.total_samples', expected, found: String(total), doubts };
    return;
  }
  const [low, high] = [of('low_threshold'), of('high_threshold')];
  if (low === undefined || high === undefined) return;
  const { kept: sure, broken, sureAll, sureDropped } = filterRows(labels, [low, high]);
  if (kept < sure || kept > sure + broken) {
    const count = broken === 0 ? String(sure) : `${sure} to ${sure + broken}`;
    const expected = `${count}, by the teacher's soft labels`;
    yield { code: 'FILTER', path, field: 'filter_stats.kept_samples', expected, found: String(kept), doubts };
    return;
  }
  if (broken > 0) return;
  for (const [name, value] of [
    ['avg_confidence_all', sureAll],
    ['avg_confidence_filtered', sureDropped],
  ] as const) {
    const found = of(name);
    if (found === undefined || Number.isNaN(value) || isSame(found, value)) continue;
    const expected = `${value}, by the teacher's soft labels`;
    yield { code: 'FILTER', path, field: `filter_stats.${name}`, expected, found: String(found), doubts };
  }
}

/** Domain → rows that most of its teachers labelled. */
export function usualRows({ records }: AarArchive): ReadonlyMap<string, number | undefined> {
  const labelled = records.filter(({ softLabels }) => softLabels !== undefined);
  const groups = Map.groupBy(labelled, ({ domain }) => domain);
  return new Map([...groups].map(([domain, all]) => [domain, mostCommon(all.map(one => one.softLabels?.length ?? 0))]));
}

/** SOFT, FILTER: what the teacher said of each row, and what a student was trained on. */
export const checkSoftLabels: Rule = function* (archive, sofar) {
  const usual = usualRows(archive);
  for (const record of archive.records) {
    yield* checkRows(record);
    if (record.role !== 'run') continue;
    yield* checkParts(record);
    const teacher = findReferences(archive, record, 'floor').find(({ seed }) => seed === record.seed);
    if (teacher?.softLabels === undefined || !isItself(teacher, sofar)) continue;
    yield* checkKept(record, teacher.softLabels, usual.get(record.domain));
  }
};
