import { type Refusal, refuse } from '../core/refusal.ts';

/** What names an item or cluster; 1 and '1' are the same name. A missing one is refused, never taken for a name. */
export type UnitLabel = string | number | null | undefined;

const isMissing = (label: UnitLabel): boolean =>
  label === undefined || label === null || label === '' || (typeof label === 'number' && !Number.isFinite(label));

/** One label for each of so many values, none missing. */
export function checkLabels(labels: ArrayLike<UnitLabel>, values: number, argument: string): Refusal | undefined {
  if (labels.length !== values) {
    const found = `${argument}: ${labels.length} labels for ${values} values`;
    return refuse('LENGTH_MISMATCH', argument, `${found}, expected one of each.`);
  }
  for (let at = 0; at < labels.length; at++) {
    if (!isMissing(labels[at])) continue;
    return refuse('MISSING_CLUSTER', argument, `${argument}: value ${at} has no label, expected one for every value.`);
  }
  return undefined;
}

/**
 * Numbers the names that occur in any of the lists from 0 on, in the order of their code units: neither the order of the lists
 * nor that inside one matters, nor the language of the machine.
 * @param lists labels checked by `checkLabels`
 */
export function numberLabels(lists: readonly ArrayLike<UnitLabel>[]): Map<string, number> {
  const known = new Set<string>();
  for (const labels of lists) {
    for (let at = 0; at < labels.length; at++) known.add(String(labels[at]));
  }
  return new Map([...known].sort().map((name, rank) => [name, rank]));
}

/** The number of each label. */
export function placesOf(labels: ArrayLike<UnitLabel>, numbers: ReadonlyMap<string, number>): Int32Array {
  const places = new Int32Array(labels.length);
  for (let at = 0; at < places.length; at++) places[at] = numbers.get(String(labels[at])) as number;
  return places;
}
