import { hash } from 'node:crypto';
import { dirname, extname, relative } from 'node:path';
import type { PromptedModel } from '../core/model-settings.ts';
import type { ArmTask } from '../core/plan.ts';
import type { ItemSource, MethodSource, SplitSizes, SuiteDomain } from '../core/suite.ts';
import { canonicalJson } from '../util/canonical-json.ts';

/** What determines results besides the suite. */
export interface PlanVersions {
  /** Models that are asked, by the names that rungs give them; all others are trained on the spot. */
  readonly models?: ReadonlyMap<string, PromptedModel> | undefined;
  /** Hash of the code that makes items, models, features and cells: what other code made is made again. */
  readonly code: string;
}

/** The first 128 bits of the SHA-256 of some content, in lower-case hex: as long as the other keys of the store. */
const keyOf = (content: object): string => hash('sha256', canonicalJson(content), 'hex').slice(0, 32);

/** Key of a domain's items: the same for every suite that takes the same items, whatever it calls the domain. */
export function itemsKey(
  { kind, source }: Omit<SuiteDomain, 'name'>,
  splits: SplitSizes,
  { code }: Pick<PlanVersions, 'code'>,
): string {
  const from =
    source.kind === 'generated' ? { draw: source.draw } : { files: source.items.map(({ sha256 }) => sha256) };
  return keyOf({ artefact: 'items', code, kind, from, splits });
}

/** Key of a learner's features of some items; generated items determine their corpus, other items do not. */
export const featuresKey = (items: string, learner: string, { source }: Pick<SuiteDomain, 'source'>): string =>
  keyOf({ artefact: 'features', items, learner, corpus: identifyCorpus(source) });

/** Key of a model that is asked about some items: everything but the seed that determines its answers. */
export const promptedKey = (items: string, { learner, settings, recording }: PromptedModel): string =>
  keyOf({ artefact: 'prompted', items, learner, settings, recording });

function identifyCorpus(source: ItemSource): unknown {
  if (source.kind === 'generated') return 'generated';
  return source.corpus === undefined ? 'none' : [source.corpus.format, source.corpus.sha256];
}

/** Everything that the result of a cell depends on; the keys of the models hold code, items, splits and learners. */
export interface CellInputs {
  readonly weak: string;
  readonly strong: string;
  readonly seed: number;
  readonly task: ArmTask;
  /** What else a method gets to see. */
  readonly seen: { readonly domain: string; readonly rung: string; readonly timeLimitSeconds: number };
}

/**
 * Built-in methods look at neither names nor time; a module may. It is known by its content, read as its ending says, and by that
 * of the files that it imports, each where the module finds it: two that change places are another method.
 */
function identifyMethod(method: MethodSource, seen: CellInputs['seen']): object {
  if (method.kind === 'built-in') return { builtIn: method.name };
  const { file } = method;
  const placed = method.imports.map(({ location, sha256 }) => [relative(dirname(file.location), location), sha256]);
  return { module: [extname(file.location), file.sha256], imports: Object.fromEntries(placed), ...seen };
}

function identifyTask(task: ArmTask, seen: CellInputs['seen']): object {
  if (task.kind === 'weak' || task.kind === 'ceiling') return { kind: task.kind };
  const method = identifyMethod(task.method, seen);
  return task.kind === 'method' ? { kind: task.kind, method } : { kind: task.kind, method, shuffles: task.shuffles };
}

/**
 * Key of a cell. Both models are part of it whatever the task: together they decide which items a seed deals.
 */
export const cellKey = ({ weak, strong, seed, task, seen }: CellInputs): string =>
  keyOf({ artefact: 'cell', weak, strong, seed, task: identifyTask(task, seen) });
