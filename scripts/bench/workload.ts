/**
 * A workload is one file under `workloads/` that exports `workloads`; `npm run bench` finds it by being there. Its inputs are
 * written to files that ours and the peers read. A peer is a job of `peers/<script>.py`: a function that is given the folder of
 * inputs and the size, and returns a function to time, which may do a stated share of the work and say so (`peers/serve.py`).
 * Ours and its peers take turns in one session, each in a process of its own.
 */

export type Inputs = Readonly<Record<string, Uint8Array | Float64Array>>;

export interface Peer {
  /** As the table shows it. */
  readonly name: string;
  /** File under `peers/`, without its ending, and the job in it. */
  readonly script: string;
  readonly job: string;
  /** How many times faster ours has to be, by size; a size that is absent has no goal. */
  readonly atLeast: Readonly<Record<number, number>>;
  /** Sizes at which this peer is run; all unless given. */
  readonly sizes?: readonly number[];
}

export interface Workload {
  /** Unique; begins with the group. */
  readonly id: string;
  /** What is named on the command line: W1 … */
  readonly group: string;
  readonly title: string;
  readonly sizes: readonly number[];
  /** The same for every run. */
  readonly inputs: (size: number) => Inputs;
  /** Whatever comes before the first answer is not timed; the returned function is. */
  readonly ours: (inputs: Inputs, size: number) => () => unknown;
  readonly peers: readonly Peer[];
  /** Most CPU milliseconds that ours may take, at any size. */
  readonly limitMs?: number;
  /** More than one: ratios are of wall time and the peers get as many threads. 1 unless given. */
  readonly threads?: number;
}
