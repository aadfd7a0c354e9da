import { quote } from '../../core/quote.ts';
import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt } from '../aar/aar-record.ts';
import { isSame } from './compare-numbers.ts';
import { findReferences } from './find-references.ts';
import type { Rule, Seen, Sofar } from './rule.ts';
import { isFieldSound, isItself } from './trust-reference.ts';

/** Probabilities in single precision add up to 1 within this. */
const SLACK = 1e-4;

const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;

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
    decision: 'the soft labels are not used',
  };
}

/** Rows that a filter on the second class keeps: those outside the doubtful middle. */
function keptOf(labels: readonly unknown[], [low, high]: readonly [number, number]): number {
  return labels.filter(row => {
    const share = Array.isArray(row) ? (row[1] as unknown) : undefined;
    return typeof share === 'number' && (share > high || share < low);
  }).length;
}

function* checkFilter(archive: AarArchive, run: AarRecord, sofar: Sofar): Iterable<Seen> {
  const [total, kept, low, high] = ['total_samples', 'kept_samples', 'low_threshold', 'high_threshold'].map(name =>
    numberAt(run.json, 'filter_stats', name),
  );
  if (total === undefined || kept === undefined) return;
  const { path } = run;
  const rate = numberAt(run.json, 'filter_stats', 'retention_rate');
  if (rate !== undefined && total > 0 && !isSame(rate, kept / total)) {
    const expected = `${kept / total} = ${kept}/${total}`;
    yield { code: 'FILTER', path, field: 'filter_stats.retention_rate', expected, found: String(rate) };
  }
  const teacher = findReferences(archive, run, 'floor').find(({ seed }) => seed === run.seed);
  const labels = teacher?.softLabels;
  if (teacher === undefined || !isItself(teacher, sofar) || !isFieldSound(teacher, 'soft_labels', sofar)) return;
  if (labels === undefined || low === undefined || high === undefined) return;
  const doubts = ['seed'] as const;
  if (labels.length !== total) {
    const expected = `${labels.length}, the rows that the teacher labelled`;
    yield { code: 'FILTER', path, field: 'filter_stats.total_samples', expected, found: String(total), doubts };
    return;
  }
  const expected = keptOf(labels, [low, high]);
  if (expected === kept) return;
  const says = `${expected}, by the teacher's soft labels`;
  yield { code: 'FILTER', path, field: 'filter_stats.kept_samples', expected: says, found: String(kept), doubts };
}

/** SOFT, FILTER: what the teacher said of each row, and what a student was trained on. */
export const checkSoftLabels: Rule = function* (archive, sofar) {
  for (const record of archive.records) yield* checkRows(record);
  for (const record of archive.records) if (record.role === 'run') yield* checkFilter(archive, record, sofar);
};
