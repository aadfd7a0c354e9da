import { hash } from 'node:crypto';
import type { Answerer } from '../core/answers.ts';
import { chanceName } from '../core/chance-name.ts';
import { CarryoverError } from '../core/errors.ts';
import type { ItemInput, LabelledItem } from '../core/item.ts';
import type { StoredItems, StoredLabels } from '../core/item-artefact.ts';
import type { CellJob, CellModel, FeaturesJob, InputFault, ItemsJob, Job, JobResult } from '../core/job.ts';
import type { Learner } from '../core/learner.ts';
import type { Store } from '../core/ports.ts';
import { findDomain } from '../corpora/find-domain.ts';
import { makeItems } from '../corpora/make-items.ts';
import { apiLearner } from '../learners/api/api-learner.ts';
import { computeFeatures, decodeFeatures, encodeFeatures } from '../learners/feature-table.ts';
import { findLocalModel } from '../learners/find-local-model.ts';
import { localLearner } from '../learners/local-learner.ts';
import { NgramModel } from '../learners/ngram-model.ts';
import { measureCell } from '../run/measure-cell.ts';
import { presentItem } from '../run/present-item.ts';
import { createRng } from '../stats/random/rng.ts';
import { canonicalJson } from '../util/canonical-json.ts';
import { acceptMethod } from './accept-method.ts';
import { cellApplication } from './cell-application.ts';
import { corpusTexts } from './corpus-texts.ts';
import { putItems } from './put-items.ts';
import { reasonOf } from './reason-of.ts';

/** The training pool of a generated domain, in units of what a seed trains on: seeds share a third of their items. */
const POOL = 3;

/** Artefacts that a long-lived process has read already. */
export interface Workbench {
  readonly store: Store;
  readonly read: Map<string, Promise<unknown>>;
  /** Asks models behind an API; where it is absent, no cell may name one. */
  readonly answerer?: Answerer | undefined;
  /** Is called before each run of a method: a control runs one many times, and each has the time limit to itself. */
  readonly onRun?: () => void;
}

function remember<T>({ read }: Workbench, name: string, load: () => Promise<T>): Promise<T> {
  const known = read.get(name) as Promise<T> | undefined;
  const value = known ?? load();
  read.set(name, value);
  return value;
}

async function bytesOf(
  { store }: Workbench,
  kind: 'items' | 'train-labels' | 'features',
  key: string,
): Promise<Uint8Array> {
  const bytes = await store.get(kind, key);
  if (bytes === undefined) throw new Error(`${kind} ${key} are missing or damaged in the store; run again`);
  return bytes;
}

const parse = <T>(bytes: Uint8Array): T => JSON.parse(Buffer.from(bytes).toString('utf8')) as T;

/** Items as learners and methods may see them. Jobs come domain by domain: what belongs to another one is let go. */
function readItems(bench: Workbench, key: string): Promise<StoredItems> {
  if (!bench.read.has(`items ${key}`)) bench.read.clear();
  return remember(bench, `items ${key}`, async () => {
    const { train, test } = parse<StoredItems>(await bytesOf(bench, 'items', key));
    return { train: train.map(presentItem), test: test.map(presentItem) };
  });
}

const readLabels = (bench: Workbench, key: string): Promise<StoredLabels> =>
  remember(bench, `train-labels ${key}`, async () => parse<StoredLabels>(await bytesOf(bench, 'train-labels', key)));

async function performItems({ key, domain, splits }: ItemsJob, { store }: Workbench): Promise<JobResult> {
  const { kind, source } = domain;
  if (source.kind !== 'generated') throw new Error(`the items of ${domain.name} are read, not made`);
  const count = { train: POOL * (splits.labelled + splits.unlabelled), test: splits.test };
  const rng = createRng(source.draw, 'items', kind);
  const { train, test } = makeItems(findDomain(kind), { draw: source.draw, count, rng });
  await putItems(store, key, { train, test });
  return { state: 'stored' };
}

async function performFeatures(job: FeaturesJob, bench: Workbench): Promise<JobResult> {
  const items = await readItems(bench, job.items);
  const { unit, order, corpus } = findLocalModel(job.learner, job.domain.kind);
  const model = new NgramModel({ unit, order });
  for (const text of await corpusTexts(job.domain, items.train, corpus)) model.train(text);
  const values = computeFeatures(
    model,
    [...items.train, ...items.test].map(({ input }): ItemInput => input),
  );
  await bench.store.put('features', job.key, encodeFeatures(values));
  return { state: 'stored' };
}

/** A learner of the local ladder over stored features. */
async function openLocal(learner: string, features: string, items: StoredItems, bench: Workbench): Promise<Learner> {
  const table = await remember(bench, `features ${features}`, async () => {
    const bytes = await bytesOf(bench, 'features', features);
    const all: readonly Pick<LabelledItem, 'id' | 'input'>[] = [...items.train, ...items.test];
    return {
      values: decodeFeatures(bytes),
      rowOf: new Map(all.map(({ id }, row) => [id, row])),
      isPaired: typeof all[0]?.input === 'object',
    };
  });
  return localLearner(learner, table);
}

/** A model of a cell as a learner; the seed of the cell chooses the examples of those that are asked. */
async function openLearner(model: CellModel, job: CellJob, items: StoredItems, bench: Workbench): Promise<Learner> {
  const { learner } = model;
  if ('features' in model) return openLocal(learner, model.features, items, bench);
  const { answerer } = bench;
  if (answerer === undefined) throw new Error(`${learner} cannot be asked here`);
  const version = hash('sha256', canonicalJson([model.settings, model.recording]), 'hex').slice(0, 8);
  return apiLearner(model, {
    kind: job.domainKind,
    identity: `${learner} (${version})`,
    createStream: (...label) => createRng(job.seed, 'examples', chanceName(learner), ...label),
    answerer,
  });
}

async function performCell(job: CellJob, bench: Workbench): Promise<JobResult> {
  const items = await readItems(bench, job.items);
  const strong = await openLearner(job.strong, job, items, bench);
  const output = await measureCell(job, {
    items,
    trainLabels: await readLabels(bench, job.items),
    weak: await openLearner(job.weak, job, items, bench),
    strong,
    apply: await cellApplication(job.task, strong, bench.onRun ?? (() => {})),
    createRng,
  });
  return { state: 'predicted', output };
}

function faultOf(error: unknown): InputFault | undefined {
  if (!(error instanceof CarryoverError)) return undefined;
  const { code, hint } = error;
  return code === 'usage' || code === 'data-invalid' ? { code, hint } : undefined;
}

/**
 * Does a job: the one place that puts corpora, learners and methods together. A pool's process, `carryover cell` and a
 * cluster's job all come through here.
 * @returns never rejects: whatever goes wrong is the reason of a failed job
 */
export async function performJob(job: Job, bench: Workbench): Promise<JobResult> {
  try {
    if (job.kind === 'items') return await performItems(job, bench);
    if (job.kind === 'features') return await performFeatures(job, bench);
    if (job.kind === 'method') return await acceptMethod(job);
    return await performCell(job, bench);
  } catch (error) {
    const fault = faultOf(error);
    return { state: 'failed', reason: reasonOf(error), ...(fault === undefined ? {} : { fault }) };
  }
}
