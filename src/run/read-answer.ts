import type { Job, JobResult } from '../core/job.ts';
import { isCellOutput } from './is-cell-output.ts';

/** What goes to a pool's process. */
export interface WorkerOrder {
  /** Known to the two ends of the channel alone: a method that writes to it cannot answer in their place. */
  readonly nonce: string;
  readonly job: Job;
}

/**
 * What comes back first, as soon as the process is there and has the order: a job's time runs from then on. It comes again with
 * each run of a method, which has the time to itself.
 */
export interface WorkerStart {
  readonly nonce: string;
  readonly begun: true;
}

/** What comes back in the end. */
export interface WorkerAnswer {
  /** That of the order. */
  readonly nonce: string;
  readonly result: JobResult;
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

export const isStart = (message: unknown, nonce: string): boolean =>
  fieldOf(message, 'nonce') === nonce && fieldOf(message, 'begun') === true;

const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(text => typeof text === 'string');

/** @returns the result that a message answers an order with; undefined where it does not, whatever else it says */
export function readAnswer(message: unknown, nonce: string): JobResult | undefined {
  if (fieldOf(message, 'nonce') !== nonce) return undefined;
  const result = fieldOf(message, 'result');
  const [state, output, reason, files] = ['state', 'output', 'reason', 'files'].map(name => fieldOf(result, name));
  if (state === 'stored') return { state };
  if (state === 'accepted' && areTexts(files)) return { state, files };
  if (state === 'failed' && typeof reason === 'string') return { state, reason };
  if (state === 'predicted' && isCellOutput(output)) return { state, output };
  return undefined;
}
