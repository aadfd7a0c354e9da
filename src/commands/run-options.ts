/** What `carryover run` may be told. */
export interface RunOptions {
  readonly out?: string;
  readonly store: string;
  readonly processes: number;
  readonly force: boolean;
  readonly offline: boolean;
  readonly yes: boolean;
  readonly record?: string;
  /** Blessed run, relative to where one stands. */
  readonly baseline?: string;
  readonly json: boolean;
}
