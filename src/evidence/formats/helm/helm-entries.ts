import { JsonFields } from '../../json-fields.ts';

/** Values of all metrics for one answer to one instance. */
export interface HelmEntry {
  readonly item: string;
  /** Which replication, from 0. */
  readonly trial: number;
  readonly place: string;
  /** Undefined where the metric was tried and gave no number. */
  readonly values: ReadonlyMap<string, number | undefined>;
}

export interface HelmEntries {
  readonly entries: readonly HelmEntry[];
  /** Answers to instances that were changed on purpose: the same items, asked differently. */
  readonly perturbed: number;
  /** Metrics that stand twice with different values for one answer. */
  readonly doubled: readonly string[];
}

interface GrowingEntry extends HelmEntry {
  readonly values: Map<string, number | undefined>;
}

/** `stats` as a list of statistics, or as values by name in `display_predictions.json`. */
function* valuesOf(fields: JsonFields): Generator<readonly [string, number | undefined]> {
  if (!Array.isArray(fields.get('stats'))) {
    const stats = fields.fields('stats');
    for (const name of stats.names) yield [name, numberOf(stats, name)];
    return;
  }
  for (const stat of fields.maybeObjects('stats')) {
    const name = stat.fields('name');
    if (name.has('perturbation')) continue;
    const isEmpty = stat.maybeNumber('count') === 0;
    yield [name.text('name'), isEmpty ? undefined : numberOf(stat, 'mean')];
  }
}

/** A number; nothing for null, and for NaN and infinities, which come as their names. */
function numberOf(fields: JsonFields, name: string): number | undefined {
  const value = fields.get(name);
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? undefined : fields.maybeNumber(name);
}

/**
 * The answers of a run, every metric of an answer brought together: HELM writes one record per metric class.
 * @param path as the user typed it
 * @throws CarryoverError `data-invalid` for what is no list of statistics per instance
 */
export function readEntries(value: unknown, path: string): HelmEntries {
  const entries = new Map<string, GrowingEntry>();
  const doubled = new Set<string>();
  let perturbed = 0;
  for (const [at, record] of new JsonFields({ records: value }, path).list('records').entries()) {
    const bare = new JsonFields(record, `${path}: record ${at + 1}`);
    const item = bare.id('instance_id');
    const place = `${path}: record ${at + 1} (${item})`;
    const fields = bare.called(place);
    if (fields.has('perturbation')) {
      perturbed++;
      continue;
    }
    const trial = fields.maybeCount('train_trial_index') ?? 0;
    const key = JSON.stringify([item, trial]);
    const entry: GrowingEntry = entries.get(key) ?? { item, trial, place, values: new Map() };
    entries.set(key, entry);
    for (const [metric, value] of valuesOf(fields)) {
      if (entry.values.has(metric) && entry.values.get(metric) !== value) doubled.add(metric);
      else entry.values.set(metric, value);
    }
  }
  return { entries: [...entries.values()], perturbed, doubled: [...doubled] };
}
