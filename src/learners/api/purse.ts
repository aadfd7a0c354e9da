import type { Usage } from '../../core/answers.ts';
import { CarryoverError } from '../../core/errors.ts';
import type { Budget } from '../../core/model-settings.ts';
import type { Timer } from '../../core/ports.ts';
import { dollars } from '../../util/format.ts';
import type { Spending } from './spending.ts';

/** What became of a request: what it cost where that is known, or that it may have cost as much as it could. */
export type Bill =
  | { readonly state: 'paid'; readonly usd: number | undefined; readonly usage: Usage }
  | { readonly state: 'free' }
  | { readonly state: 'unknown' };

/** Keeps a run within its budget: whoever sends a request reserves the most that it can cost, and settles the bill after. */
export interface Purse {
  /**
   * Reserves one request of at most `bound` dollars (undefined: no price). `later` means that it does not fit beside what is in
   * flight, but may when that is settled.
   * @throws CarryoverError `halted` where a cap is reached
   */
  reserve(bound: number | undefined): 'reserved' | 'later';
  /** Counts a request as in flight that an earlier run sent, and whose bill comes now. */
  adopt(): void;
  /** Resolves when the next bill is settled. */
  nextBill(): Promise<void>;
  settle(bound: number | undefined, bill: Bill, isRetry: boolean): void;
  /** Waits, until the signal at most. @throws CarryoverError `halted` at once where the run's time would be over before */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Counts questions that the store had an answer to. */
  reuse(answers: number): void;
  report(): Spending;
}

const HINT =
  'What was answered is stored and is not bought again: raise the cap in the suite, or run again, and the run goes on from there.';
const MINUTE = 60_000;
/** Sums of dollars in another order differ by less. */
const ROUNDING = 1e-9;

const halted = (message: string): CarryoverError => new CarryoverError('halted', message, HINT);

/** What was spent so far, in numbers that change. */
function newAccount() {
  return {
    reused: 0,
    answered: 0,
    attempts: 0,
    retries: 0,
    tokens: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
    usd: 0,
    mayHaveCostUsd: 0,
    unpriced: 0,
  };
}
type Account = ReturnType<typeof newAccount>;

function enter(account: Account, bill: Bill, bound: number | undefined): void {
  if (bill.state === 'unknown') account.mayHaveCostUsd += bound ?? 0;
  if (bill.state !== 'paid') return;
  account.answered++;
  account.usd += bill.usd ?? 0;
  for (const kind of ['input', 'output', 'cacheRead', 'cacheWrite'] as const) account.tokens[kind] += bill.usage[kind];
}

/** The purse of one run; its minutes begin now. */
export function createPurse({ budget, timer }: { readonly budget: Budget; readonly timer: Timer }): Purse {
  const { usd: cap = Infinity, requests = Infinity, minutes = Infinity } = budget;
  const end = timer.now() + minutes * MINUTE;
  const account = newAccount();
  let reserved = 0;
  let inFlight = 0;
  let waiting: (() => void)[] = [];
  const outOfTime = (): CarryoverError =>
    halted(`The cap of ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} is reached.`);
  const outOfMoney = (bound: number): CarryoverError => {
    const doubtful =
      account.mayHaveCostUsd > 0 ? ` and up to ${dollars(account.mayHaveCostUsd)} for requests without an answer` : '';
    const spent = `spent: ${dollars(account.usd)}${doubtful}`;
    return halted(
      `The cap of ${dollars(cap)} is reached: ${spent}; the next request may cost up to ${dollars(bound)}.`,
    );
  };
  return {
    reserve(bound = 0) {
      if (timer.now() >= end) throw outOfTime();
      if (account.attempts + inFlight >= requests) {
        throw halted(
          `The cap of ${requests} requests is reached: ${account.attempts} are done, ${inFlight} in flight.`,
        );
      }
      if (account.usd + account.mayHaveCostUsd + reserved + bound > cap + ROUNDING) {
        if (inFlight > 0) return 'later';
        throw outOfMoney(bound);
      }
      reserved += bound;
      inFlight++;
      return 'reserved';
    },
    adopt() {
      inFlight++;
    },
    nextBill: () => new Promise(resolve => waiting.push(resolve)),
    settle(bound, bill, isRetry) {
      inFlight--;
      reserved = inFlight === 0 ? 0 : reserved - (bound ?? 0); // no rounding is carried on
      account.attempts++;
      if (isRetry) account.retries++;
      if (bound === undefined) account.unpriced++;
      enter(account, bill, bound);
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    async sleep(ms, signal) {
      if (timer.now() + ms >= end) throw outOfTime();
      await timer.sleep(ms, signal);
    },
    reuse(answers) {
      account.reused += answers;
    },
    report: () => ({ ...account, tokens: { ...account.tokens } }),
  };
}
