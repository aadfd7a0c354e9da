import type { Claim } from '../../../core/evidence.ts';
import type { Status } from '../../../core/predictions.ts';
import type { InspectHeader, InspectResult } from './inspect-header.ts';
import type { InspectContent } from './inspect-series.ts';

/** Reducers that leave a single epoch as it is; of several, only the mean is what outcomes are compared by. */
const SAME_IF_SINGLE: readonly string[] = ['mean', 'median', 'mode', 'max'];

/** Whether the numbers of a result are about the mean of the outcomes. */
export const isComparable = ({ reducer }: InspectResult, { epochs }: InspectHeader): boolean =>
  reducer === 'mean' || (epochs === 1 && SAME_IF_SINGLE.includes(reducer));

/** Whether the header's numbers are over the samples that the file holds. */
function isWhole({ samples, header, isReduced }: InspectContent): boolean {
  if (isReduced) return true;
  const { totalSamples, completedSamples, isScoredOnError } = header;
  const counted = samples.filter(({ hasError }) => isScoredOnError || !hasError).length;
  return samples.length > 0 && counted === (completedSamples ?? totalSamples ?? counted);
}

/** The numbers of a result that say something about the mean of the outcomes; bootstrapped and clustered errors do not. */
function meanClaims({ metrics }: InspectResult, hasClusteredErrors: boolean, unscoredAs?: number): readonly Claim[] {
  const counts = unscoredAs === undefined ? {} : { unscoredAs };
  const claims: Claim[] = [];
  for (const [name, value] of metrics) {
    if (name === 'accuracy' || name === 'mean') claims.push({ name, kind: 'mean', value, ...counts });
    if (name === 'stderr' && !hasClusteredErrors) claims.push({ name, kind: 'stderr', value, ...counts });
  }
  return claims;
}

const MIXED =
  'Some samples gave no answer ("N"), which Inspect counts as 0, and others failed, which it leaves out: means not checked.';

/**
 * What a result of the header claims about a series, and why some of it cannot be checked. Inspect counts "N" as 0 and leaves
 * errors out, so that a file with both has no mean that one rule gives.
 */
export function readInspectClaims(
  content: InspectContent,
  result: InspectResult,
  statuses: readonly Status[],
): { readonly claims: readonly Claim[]; readonly note?: string } {
  const { header, samples, missing } = content;
  const hasRefused = statuses.includes('refused');
  const hasFailed = statuses.some(status => status === 'errored' || status === 'missing');
  const claims = meanClaims(result, header.hasClusteredErrors, hasRefused ? 0 : undefined);
  if (samples.some(({ isInvalid }) => isInvalid)) return { claims: [] };
  if (isWhole(content)) return hasRefused && hasFailed ? { claims: [], note: MIXED } : { claims };
  if (missing.length > 0 || header.totalSamples === undefined) return { claims: [] };
  const items: Claim = { name: 'total_samples', kind: 'items', value: header.totalSamples / header.epochs };
  return { claims: [items, ...claims.filter(({ kind }) => kind === 'mean')] };
}
