import { asTrouble, backoff, endOf, haltModel, type ModelDesk } from './model-desk.ts';
import type { BatchedOutcome, HostBatches, ModelRequest, ProviderTrouble } from './provider.ts';

/** Failures in a row of one call about a batch before the run gives up; an hour and a half at the longest waits. */
const MOST_FAILURES = 100;
const FIRST_POLL_MS = 2000;
const LONGEST_POLL_MS = 60_000;
/** A request that was under way when the connection broke has become a batch by then, or never will. */
const SETTLING_MS = 30_000;
/** How far the clock of a host may be behind. */
const SKEW_MS = 3_600_000;

/** A batch as it was meant, to find it again at the host. */
export interface LostBatch {
  /** What it was handed in under. */
  readonly name: string;
  readonly keys: ReadonlySet<string>;
  /** When it was written down, ISO 8601. */
  readonly at: string;
  /** Host's names of batches that are others. */
  readonly others: ReadonlySet<string>;
}

/** The host's batches, with patience: what may work later is tried again. */
export interface PatientBatches {
  /** @returns the host's name of the batch, or why it will not take it. @throws CarryoverError `halted` */
  submit(requests: readonly ModelRequest[], lost: LostBatch): Promise<string | ProviderTrouble>;
  /** Waits until a batch has ended; false where the host does not know it any more. @throws CarryoverError `halted` */
  end(id: string): Promise<boolean>;
  /**
   * Passes every outcome on, perhaps more than once.
   * @returns why the host has none, or no more: it did not accept the batch after all, or keeps them no longer
   * @throws CarryoverError `halted`
   */
  outcomes(id: string, take: (outcome: BatchedOutcome) => void): Promise<ProviderTrouble | undefined>;
  /** The host's name of a batch whose name was lost; undefined where it never got it. @throws CarryoverError `halted` */
  find(lost: LostBatch): Promise<string | undefined>;
}

type Patience = <T>(
  call: () => Promise<T>,
  mayFail?: (trouble: ProviderTrouble) => Promise<T | undefined>,
) => Promise<T>;

/** Calls until it works. What `mayFail` answers to a failure is taken for the result. */
function patienceOf(desk: ModelDesk, signal: AbortSignal): Patience {
  const wait = async (trouble: ProviderTrouble, failures: number): Promise<void> => {
    const end = endOf(trouble);
    if (end !== undefined) throw haltModel(desk, end);
    if (failures >= MOST_FAILURES) throw haltModel(desk, `the host does not answer about batches: ${trouble.message}`);
    await desk.purse.sleep(backoff(failures, trouble.retryAfterMs, desk.uniform), signal);
  };
  return async (call, mayFail) => {
    for (let failures = 1; ; failures++) {
      signal.throwIfAborted();
      try {
        return await call();
      } catch (error) {
        const trouble = asTrouble(error);
        await wait(trouble, failures);
        const result = await mayFail?.(trouble);
        if (result !== undefined) return result;
      }
    }
  };
}

/** Batches of the account that may be the lost one. */
interface Candidates {
  /** The one of its name. */
  readonly named?: string;
  /** Those without a name that have as many requests, or do not say how many, the newest first. */
  readonly nameless: readonly string[];
}

async function candidatesOf(batches: HostBatches, { name, keys, at, others }: LostBatch): Promise<Candidates> {
  const oldest = Date.parse(at) - SKEW_MS;
  const nameless: string[] = [];
  for await (const batch of batches.recent()) {
    if (Date.parse(batch.createdAt) < oldest) break;
    if (batch.name === name) return { named: batch.id, nameless };
    const { id, total = keys.size } = batch;
    if (batch.name === undefined && total === keys.size && !others.has(id)) nameless.push(id);
  }
  return { nameless };
}

/** Batches of a host for a model. After the signal nothing is begun any more, and all waiting ends with its reason. */
export function patientBatches(desk: ModelDesk, batches: HostBatches, signal: AbortSignal): PatientBatches {
  const insist = patienceOf(desk, signal);

  async function end(id: string): Promise<boolean> {
    for (let wait = FIRST_POLL_MS; ; wait = Math.min(LONGEST_POLL_MS, wait * 1.5)) {
      const isDone = await insist<boolean | 'gone'>(
        () => batches.hasEnded(id),
        async ({ kind }) => (kind === 'bad-request' ? 'gone' : undefined),
      );
      if (isDone === 'gone') return false;
      if (isDone) return true;
      await desk.purse.sleep(wait, signal);
    }
  }

  /** @param take a false one ends it */
  async function outcomes(
    id: string,
    take: (outcome: BatchedOutcome) => unknown,
  ): Promise<ProviderTrouble | undefined> {
    const { trouble } = await insist<{ readonly trouble?: ProviderTrouble }>(
      async () => {
        for await (const outcome of batches.outcomes(id)) if (take(outcome) === false) break;
        return {};
      },
      async trouble => (trouble.kind === 'bad-request' ? { trouble } : undefined),
    );
    return trouble;
  }

  /** Whether the outcomes of a batch are those of the questions: as many, and each of them. */
  async function holdsKeys(id: string, keys: ReadonlySet<string>): Promise<boolean> {
    const found = new Set<string>();
    let isOther = false;
    const gone = await outcomes(id, ({ key }) => {
      isOther ||= !keys.has(key);
      found.add(key);
      return !isOther;
    });
    return gone === undefined && !isOther && found.size === keys.size;
  }

  async function look(lost: LostBatch): Promise<string | undefined> {
    const { named, nameless } = await insist(() => candidatesOf(batches, lost));
    if (named !== undefined) return named;
    for (const id of nameless) {
      if ((await end(id)) && (await holdsKeys(id, lost.keys))) return id;
    }
    return undefined;
  }

  async function find(lost: LostBatch): Promise<string | undefined> {
    const id = await look(lost);
    if (id !== undefined) return id;
    await desk.purse.sleep(SETTLING_MS, signal);
    return look(lost);
  }

  return {
    end,
    find,
    submit: (requests, lost) =>
      insist<string | ProviderTrouble>(
        () => batches.submit(requests, lost.name),
        async trouble => {
          if (trouble.kind === 'bad-request' || trouble.kind === 'too-large') return trouble;
          // A batch that the host turned away was not made; after anything else it may have been.
          const isSure = (trouble.kind === 'rate-limited' || trouble.kind === 'overloaded') && !trouble.mayHaveCost;
          return isSure ? undefined : find(lost);
        },
      ),
    outcomes,
  };
}
