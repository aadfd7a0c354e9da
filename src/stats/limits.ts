/** Lower and upper confidence limit, low ≤ high. */
export interface Limits {
  readonly low: number;
  readonly high: number;
}
