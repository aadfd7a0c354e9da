import type { AarRecord } from '../aar/aar-record.ts';
import { decideCounts } from '../aar/decide-counts.ts';
import { ACCURACY_FIELDS } from '../aar/stated-accuracy.ts';
import type { Doubt, Sofar } from './rule.ts';

/** Doubts after which nobody knows whose run a file is, or whether it still says what it said. */
const NOT_ITSELF: readonly Doubt[] = ['run', 'seed', 'time'];

/** Whether a file is the run that its place says, unchanged. */
export const isItself = ({ path }: AarRecord, { doubtsOf }: Sofar): boolean =>
  !NOT_ITSELF.some(doubt => doubtsOf(path).has(doubt));

/** Whether a file has no finding on this field, or within it. */
export const isFieldSound = ({ path }: AarRecord, field: string, { faultsOf }: Sofar): boolean =>
  !faultsOf(path).some(fault => fault.field?.startsWith(field));

/** The accuracy that was decided on for a floor or a ceiling: of its counts where it has them; undefined where there is none. */
export function decidedAccuracy(reference: AarRecord, { doubtsOf }: Sofar): number | undefined {
  const doubts = doubtsOf(reference.path);
  return doubts.has('run') ? undefined : decideCounts(reference, doubts).accuracy;
}

/** The same where others may be held against it: undefined where the file is in doubt, or its one number is at fault. */
export function trustedAccuracy(reference: AarRecord, sofar: Sofar): number | undefined {
  if (!isItself(reference, sofar)) return undefined;
  const { own, role } = reference;
  const isCounted = own?.correct !== undefined && !!own.total && !sofar.doubtsOf(reference.path).has('counts');
  const isSound = isCounted || ACCURACY_FIELDS[role].every(field => isFieldSound(reference, field, sofar));
  return isSound ? decidedAccuracy(reference, sofar) : undefined;
}

/** In order of size, so that no order of files changes the last digit; undefined where there is none. */
export function meanOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter(value => value !== undefined);
  if (known.length === 0) return undefined;
  return known.toSorted((x, y) => x - y).reduce((sum, value) => sum + value, 0) / known.length;
}
