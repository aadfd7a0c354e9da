import type { StoredReply } from '../../core/answers.ts';
import type { Shelf, Shelves } from './answer-shelves.ts';
import type { BatchBooks } from './batch-books.ts';
import type { BatchRecord } from './batch-record.ts';
import { type Attempt, bookDelivery, bookTrouble, type ModelDesk } from './model-desk.ts';
import type { PatientBatches } from './patient-batches.ts';
import type { BatchedOutcome, Delivery } from './provider.ts';

export interface CollectOptions {
  readonly desk: ModelDesk;
  readonly patient: PatientBatches;
  readonly shelves: Shelves;
  readonly books: BatchBooks;
}

type ShelfOf = ReadonlyMap<string, Shelf>;

/** Runs with the shelves of several parts. */
async function useAll(shelves: Shelves, parts: readonly string[], work: (of: ShelfOf) => Promise<void>): Promise<void> {
  const opened = new Map<string, Shelf>();
  const next = (at: number): Promise<void> => {
    const part = parts[at];
    if (part === undefined) return work(opened);
    return shelves.use(part, shelf => {
      opened.set(part, shelf);
      return next(at + 1);
    });
  };
  await next(0);
}

/** What of a delivery is kept. */
const storable = ({ reply, usage, requestId }: Delivery): StoredReply => ({ reply, usage, requestId });

/** Books a question of a batch; one of an earlier run was never reserved, and its bill comes as it is. */
function attemptIn(
  { desk, books }: CollectOptions,
  { asked }: BatchRecord,
  about: { key: string; batch: string },
): Attempt {
  const own = asked?.get(about.key);
  if (own !== undefined) return { ...about, ...own };
  desk.purse.adopt();
  const bound = desk.model.price === undefined ? undefined : 0;
  return { ...about, attempt: books.wanted(about.key)?.attempt ?? 1, bound };
}

/**
 * Waits for a batch that the host has, stores its answers and passes them on.
 * @returns the questions that may be asked again, and why they have no answer; what ends all questions to the model, if anything
 * @throws CarryoverError `halted` where the host cannot be asked any more, or time is over
 */
export async function collectBatch(
  record: BatchRecord,
  batch: string,
  options: CollectOptions,
): Promise<{ readonly left: ReadonlyMap<string, string>; readonly end: string | undefined }> {
  const { desk, patient, shelves, books } = options;
  let end: string | undefined;
  let missing = 'the batch has no answer to it';
  const left = new Map<string, string | undefined>([...record.keys].map(key => [key, undefined]));
  const partOfKey = new Map(record.parts.flatMap(({ part, keys }) => keys.map(key => [key, part] as const)));
  const bookFailure = (key: string): void =>
    bookTrouble(desk, attemptIn(options, record, { key, batch }), { kind: 'batch-failed', mayHaveCost: false });
  const fail = ({ key, reason, isAgain, isFatal }: Extract<BatchedOutcome, { state: 'failed' }>): void => {
    if (isAgain) {
      left.set(key, reason);
      return;
    }
    left.delete(key);
    bookFailure(key);
    if (isFatal) end ??= reason;
    else books.answer(key, { state: 'failed', reason });
  };
  const collect = async (shelfOf: ShelfOf): Promise<void> => {
    const gone = await patient.outcomes(batch, outcome => {
      const { key } = outcome;
      if (!left.has(key)) return;
      if (outcome.state === 'failed') {
        fail(outcome);
        return;
      }
      left.delete(key);
      bookDelivery(desk, attemptIn(options, record, { key, batch }), outcome.delivery);
      shelfOf.get(partOfKey.get(key) ?? '')?.add(key, storable(outcome.delivery));
      books.answer(key, outcome.delivery.reply);
    });
    missing = gone?.message ?? missing;
  };
  const parts = record.parts.map(({ part }) => part);
  if (await patient.end(batch)) await useAll(shelves, parts, collect);
  for (const key of left.keys()) bookFailure(key);
  return { left: new Map([...left].map(([key, reason]) => [key, reason ?? missing])), end };
}
