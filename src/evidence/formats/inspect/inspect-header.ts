import type { JsonFields } from '../../json-fields.ts';

/** What the header says of one scorer, or of one key of a scorer's dictionary, over all samples. */
export interface InspectResult {
  readonly name: string;
  readonly scorer: string;
  /** How the epochs of an item became one score. */
  readonly reducer: string;
  /** Name without its package → finite value. */
  readonly metrics: ReadonlyMap<string, number>;
}

export interface InspectHeader {
  readonly status: string;
  readonly errorMessage: string | undefined;
  readonly seed: string | undefined;
  readonly epochs: number;
  /** Samples that were to be run, each epoch by itself. */
  readonly totalSamples: number | undefined;
  /** Of these, the ones that ended without an error. */
  readonly completedSamples: number | undefined;
  /** Ids of all items, where the header names as many as it counts. */
  readonly itemIds: readonly string[] | undefined;
  readonly results: readonly InspectResult[];
  /** The result whose metric Inspect shows first. */
  readonly headline: InspectResult | undefined;
  /** As the task declares them, also where nothing was scored. */
  readonly scorers: readonly string[];
  /** Whether samples that ended in an error are scored like others. */
  readonly isScoredOnError: boolean;
  /** Whether the standard errors are clustered ones. */
  readonly hasClusteredErrors: boolean;
}

const unqualified = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

function readMetrics(fields: JsonFields | undefined): ReadonlyMap<string, number> {
  const metrics = new Map<string, number>();
  for (const name of fields?.names ?? []) {
    const value = fields?.maybeFields(name)?.get('value');
    if (typeof value === 'number') metrics.set(unqualified(name), value);
  }
  return metrics;
}

/** The results of one scorer lay flat in old logs. */
function readResults(results: JsonFields | undefined, defaultReducer: string): readonly InspectResult[] {
  const scorer = results?.maybeFields('scorer')?.maybeText('name');
  if (scorer !== undefined) {
    return [{ name: scorer, scorer, reducer: defaultReducer, metrics: readMetrics(results?.maybeFields('metrics')) }];
  }
  return (results?.maybeObjects('scores') ?? []).map(score => {
    const name = score.text('name');
    return {
      name,
      scorer: score.maybeText('scorer') ?? name,
      reducer: score.maybeText('reducer') ?? defaultReducer,
      metrics: readMetrics(score.maybeFields('metrics')),
    };
  });
}

/** The result that was declared to come first, or else the first; a declaration that fits nothing is passed over. */
function findHeadline(results: readonly InspectResult[], declared: JsonFields | undefined): InspectResult | undefined {
  const wanted = (['reducer', 'scorer'] as const).map(field => [field, declared?.maybeText(field)] as const);
  const found = results.find(
    result =>
      wanted.every(([field, value]) => value === undefined || result[field] === value) &&
      result.name === (declared?.maybeText('score') ?? result.name),
  );
  return found ?? results[0];
}

function readSeed(header: JsonFields, spec: JsonFields): string | undefined {
  const config = header.maybeFields('plan')?.maybeFields('config');
  return config?.maybeId('seed') ?? spec.maybeFields('model_generate_config')?.maybeId('seed');
}

function readIds(spec: JsonFields): readonly string[] | undefined {
  const ids = spec.maybeFields('dataset')?.maybeList('sample_ids');
  if (ids === undefined || ids.length === 0) return undefined;
  const texts = ids.filter(id => typeof id === 'string' || typeof id === 'number').map(String);
  return new Set(texts).size === ids.length ? texts : undefined;
}

/** Whether any metric was set up with a cluster: results of old versions do not say so, the scorers do. */
function mentionsCluster(spec: JsonFields, results: JsonFields | undefined): boolean {
  const owners = [spec, ...spec.maybeObjects('scorers'), ...(results?.maybeObjects('scores') ?? [])];
  return /"cluster":"/.test(JSON.stringify(owners.map(owner => owner.get('metrics'))));
}

/** Reads the header of a log. */
export function readInspectHeader(header: JsonFields, spec: JsonFields): InspectHeader {
  const config = spec.maybeFields('config');
  const results = header.maybeFields('results');
  const reducers = config?.maybeList('epochs_reducer') ?? [];
  const read = readResults(results, reducers.length === 1 && typeof reducers[0] === 'string' ? reducers[0] : 'mean');
  const epochs = Math.max(1, config?.maybeCount('epochs') ?? 1);
  const totalSamples = results?.maybeCount('total_samples');
  const ids = readIds(spec);
  return {
    status: header.maybeText('status') ?? 'started',
    errorMessage: header.maybeFields('error')?.maybeText('message'),
    seed: readSeed(header, spec),
    epochs,
    totalSamples,
    completedSamples: results?.maybeCount('completed_samples'),
    itemIds: totalSamples === undefined || ids === undefined || ids.length * epochs === totalSamples ? ids : undefined,
    results: read,
    headline: findHeadline(read, results?.maybeFields('headline') ?? spec.maybeFields('headline_metric')),
    scorers: spec.maybeObjects('scorers').flatMap(scorer => scorer.maybeText('name') ?? []),
    isScoredOnError: config?.get('score_on_error') === true,
    hasClusteredErrors: mentionsCluster(spec, results),
  };
}
