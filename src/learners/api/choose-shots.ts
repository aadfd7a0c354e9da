import { CarryoverError } from '../../core/errors.ts';
import { hardLabel } from '../../core/hard-label.ts';
import type { Label } from '../../core/item.ts';
import type { Example } from '../../core/learner.ts';
import type { ModelSettings } from '../../core/model-settings.ts';
import type { Rng } from '../../core/random.ts';
import { estimateTokens } from './estimate-tokens.ts';

/** Makes the stream of random numbers with a label; the seed is in it. */
export type CreateStream = (...label: readonly (string | number)[]) => Rng;

export interface ShotOptions {
  readonly learner: string;
  /** Most examples, and most estimated tokens of all of them. */
  readonly limits: Pick<ModelSettings, 'shots' | 'shotTokens'>;
  readonly createStream: CreateStream;
  /** Text of an example as the model gets to see it, with what stands between it and the next. */
  readonly render: (example: Example) => string;
}

/** An example that a model is shown. */
export interface Shot {
  /** Position among the examples. */
  readonly at: number;
  readonly text: string;
}

interface Candidate {
  readonly at: number;
  readonly label: Label;
  /** Rank of the choice: the largest are taken first. */
  readonly key: number;
  /** Rank in the prompt, which has nothing to do with the choice. */
  readonly place: number;
}

/** Examples in an order that has no trace of the one they came in. */
function inOwnOrder(examples: readonly Example[]): readonly number[] {
  const byOwn = (x: number, y: number): number => {
    const [a, b] = [examples[x] as Example, examples[y] as Example];
    if (a.item.id !== b.item.id) return a.item.id < b.item.id ? -1 : 1;
    return a.target - b.target || (a.weight ?? 1) - (b.weight ?? 1);
  };
  return examples.map((_, at) => at).sort(byOwn);
}

/**
 * Weighted sampling without replacement (Efraimidis and Spirakis 2006, Information Processing Letters 97:181, algorithm A): the
 * key is u^(1/weight), here its logarithm. The numbers of an item depend on seed and item alone, so that methods which give the same
 * weights are shown the same examples.
 */
function drawCandidates(examples: readonly Example[], createStream: CreateStream): readonly Candidate[] {
  const seen = new Map<string, number>();
  const candidates = inOwnOrder(examples).map((at): Candidate => {
    const { item, target, weight = 1 } = examples[at] as Example;
    const copy = seen.get(item.id) ?? 0;
    seen.set(item.id, copy + 1);
    const stream = createStream('shot', item.id, copy);
    return { at, label: hardLabel(target), key: Math.log(stream.uniform()) / weight, place: stream.uniform() };
  });
  return candidates.sort((x, y) => y.key - x.key);
}

function refuseBudget(examples: readonly Example[], { learner, limits, render }: ShotOptions): CarryoverError {
  const least = Math.min(...examples.map(example => estimateTokens(render(example))));
  const found = `${learner}: shotTokens ${limits.shotTokens} and shots ${limits.shots} leave no room for one example; the shortest of ${examples.length} takes ${least} tokens by estimate.`;
  return new CarryoverError('usage', found, `Raise shotTokens to ${least} or more.`);
}

/**
 * Chooses the examples of a many-shot prompt and puts them in order: at random by weight, of either label as many as of the other
 * while there are any, until the next one does not fit. An example that would not fit into an empty prompt is passed over. The
 * same examples give the same prompt in whatever order they come.
 * @returns in the order of the prompt; at least one
 * @throws CarryoverError `usage` where not one example fits
 */
export function chooseShots(examples: readonly Example[], options: ShotOptions): readonly Shot[] {
  const { limits, createStream, render } = options;
  const queues: Record<Label, Candidate[]> = { 0: [], 1: [] };
  for (const candidate of drawCandidates(examples, createStream)) queues[candidate.label].push(candidate);
  const counts: Record<Label, number> = { 0: 0, 1: 0 };
  const chosen: (Candidate & Shot)[] = [];
  let left = limits.shotTokens;
  const [of0, of1] = [queues[0].reverse(), queues[1].reverse()];
  while (chosen.length < limits.shots) {
    const label: Label = of0.length === 0 || (of1.length > 0 && counts[1] <= counts[0]) ? 1 : 0;
    const candidate = queues[label].pop();
    if (candidate === undefined) break;
    const text = render(examples[candidate.at] as Example);
    const tokens = estimateTokens(text);
    if (tokens > limits.shotTokens) continue;
    if (tokens > left) break;
    left -= tokens;
    counts[label]++;
    chosen.push({ ...candidate, text });
  }
  if (chosen.length === 0) throw refuseBudget(examples, options);
  return chosen.sort((x, y) => x.place - y.place).map(({ at, text }) => ({ at, text }));
}
