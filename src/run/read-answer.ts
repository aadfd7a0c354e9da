import type { Inquiry, Reply } from '../core/answers.ts';
import type { InputFault, Job, JobResult } from '../core/job.ts';
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

/** A question to models behind an API, on the way to the run's own process: it alone has keys, budget and network. */
export interface WorkerAsk {
  readonly nonce: string;
  /** Tells the asks of a job apart. */
  readonly ask: number;
  readonly inquiry: Inquiry;
}

/** What an ask is answered with: replies in the order of the questions, or why no more may be asked. */
export interface WorkerReply {
  readonly nonce: string;
  readonly ask: number;
  readonly replies?: readonly Reply[];
  readonly halted?: { readonly message: string; readonly hint: string };
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

/** A process of ours alone knows the nonce: what it asks has the form that it was given there. */
export const isAsk = (message: unknown, nonce: string): message is WorkerAsk =>
  fieldOf(message, 'nonce') === nonce && typeof fieldOf(message, 'ask') === 'number';

const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(text => typeof text === 'string');

function faultIn(value: unknown): { readonly fault?: InputFault } {
  const [code, hint] = [fieldOf(value, 'code'), fieldOf(value, 'hint')];
  return (code === 'usage' || code === 'data-invalid') && typeof hint === 'string' ? { fault: { code, hint } } : {};
}

/** @returns the result that a message answers an order with; undefined where it does not, whatever else it says */
export function readAnswer(message: unknown, nonce: string): JobResult | undefined {
  if (fieldOf(message, 'nonce') !== nonce) return undefined;
  const result = fieldOf(message, 'result');
  const [state, output, reason, files] = ['state', 'output', 'reason', 'files'].map(name => fieldOf(result, name));
  if (state === 'stored') return { state };
  if (state === 'accepted' && areTexts(files)) return { state, files };
  if (state === 'failed' && typeof reason === 'string') return { state, reason, ...faultIn(fieldOf(result, 'fault')) };
  if (state === 'predicted' && isCellOutput(output)) return { state, output };
  return undefined;
}
