import type { Reply } from '../../core/answers.ts';
import type { BatchLog } from '../../core/batch-log.ts';
import type { Clock } from '../../core/ports.ts';
import type { Shelves } from './answer-shelves.ts';
import { openBatchBooks, type Wanted } from './batch-books.ts';
import { createBatchQueue } from './batch-queue.ts';
import { type BatchRecord, newBatch, openBatches } from './batch-record.ts';
import { collectBatch } from './collect-batch.ts';
import { bookTrouble, boundOf, haltModel, type ModelDesk } from './model-desk.ts';
import { patientBatches } from './patient-batches.ts';
import { type HostBatches, type ModelRequest, ProviderTrouble } from './provider.ts';

/** Batches that a question may be in before it is given up. */
const MOST_BATCHES = 3;

export interface BatchOptions {
  readonly desk: ModelDesk;
  readonly batches: HostBatches;
  readonly log: BatchLog;
  readonly shelves: Shelves;
  readonly clock: Clock;
}

/** Buys the answers of one model in batches. */
export interface BatchBuyer {
  /** Resolves when the batches that an earlier run left open are known, and waited for. */
  ready(): Promise<void>;
  /**
   * The answer to a question, once `ready`: from an open batch that has it, else from a new one.
   * @throws CarryoverError `halted` where it cannot be had any more
   */
  buy(request: ModelRequest, part: string, sizeOfPreamble: number): Promise<Reply>;
  /**
   * Refuses who still waits, and resolves when what is under way at the host has come in. Batches that have not ended stay open in
   * the log, for the next run.
   */
  close(): Promise<void>;
}

/**
 * Every batch is written down before it is handed in, under the host's name as soon as that is known, and as settled when its
 * answers are stored. What is open after a crash is looked for at the host before any of its questions is asked again.
 */
export function createBatchBuyer({ desk, batches, log, shelves, clock }: BatchOptions): BatchBuyer {
  const { purse, model } = desk;
  const over = new AbortController();
  const { signal } = over;
  const patient = patientBatches(desk, batches, signal);
  const underWay = new Set<Promise<void>>();
  const books = openBatchBooks();
  const { refuse, fail } = books;
  const { most, mostBytes } = batches;
  const queue = createBatchQueue({
    purse,
    most,
    mostBytes,
    handIn: items => track(handIn(items)),
    refuse,
    signal,
    fail,
  });
  let handedIn = 0;
  let loading: Promise<void> | undefined;

  /** Lets `close` wait for some work. */
  function track(work: Promise<void>): Promise<void> {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  }

  /** Begins some work that nobody waits for but `close`. */
  const begin = (work: Promise<void>): void => void track(work).catch(fail);

  async function load(): Promise<void> {
    const found = openBatches(await log.read(), model.learner);
    for (const id of found.ids) books.ids.add(id);
    for (const record of found.open) {
      books.open(record);
      begin(resume(record));
    }
  }

  /** Goes on with a batch of an earlier run. */
  async function resume(record: BatchRecord): Promise<void> {
    const { name, keys, at } = record;
    if (record.id !== undefined) return follow(record, record.id);
    const id = await patient.find({ name, keys, at, others: books.ids });
    if (id === undefined) return settle(name, new Map([...keys].map(key => [key, undefined])));
    await noteId(name, id);
    await follow(record, id);
  }

  async function noteId(batch: string, id: string): Promise<void> {
    books.ids.add(id);
    await log.append({ state: 'submitted', batch, id });
  }

  async function follow(record: BatchRecord, id: string): Promise<void> {
    const { left, end } = await collectBatch(record, id, { desk, patient, shelves, books });
    if (end !== undefined) fail(haltModel(desk, end)); // before anything of it is asked again
    await settle(record.name, left);
  }

  /**
   * Closes a batch; then only are its open questions asked again, so that no crash leaves a question in two batches.
   * @param left reason why a question has no answer; undefined where it was never handed in
   */
  async function settle(batch: string, left: ReadonlyMap<string, string | undefined>): Promise<void> {
    await log.append({ state: 'settled', batch });
    for (const [key, reason] of left) {
      books.leave(key);
      const item = books.wanted(key);
      if (item !== undefined) askAgain(item, reason);
    }
  }

  function askAgain(item: Wanted, reason: string | undefined): void {
    if (reason !== undefined) item.attempt++;
    if (item.attempt <= MOST_BATCHES) queue.add(item);
    else books.answer(item.key, { state: 'failed', reason: `no answer in ${MOST_BATCHES} batches: ${reason}` });
  }

  async function handIn(items: readonly Wanted[]): Promise<void> {
    desk.checkJournal();
    const record = newBatch(items, clock.now(), handedIn++);
    const { name: batch, at, keys, parts } = record;
    books.open(record);
    await log.append({ state: 'intended', batch, learner: model.learner, at, parts });
    const requests = items.map(({ request }) => request);
    const id = await patient.submit(requests, { name: batch, keys, at, others: books.ids });
    if (id instanceof ProviderTrouble) return turnDown(batch, items, id);
    await noteId(batch, id);
    begin(follow(record, id));
  }

  /** The host will not take a batch as it is: what is too large is handed in by halves, under the same reservations. */
  async function turnDown(batch: string, items: readonly Wanted[], trouble: ProviderTrouble): Promise<void> {
    await log.append({ state: 'settled', batch });
    if (trouble.kind === 'too-large' && items.length > 1) {
      const half = Math.ceil(items.length / 2);
      queue.narrow(items.reduce((sum, { bytes }) => sum + bytes, 0) / 2);
      await handIn(items.slice(0, half));
      await handIn(items.slice(half));
      return;
    }
    for (const { key, bound, attempt } of items) {
      bookTrouble(desk, { key, bound, attempt }, { kind: 'bad-request', mayHaveCost: trouble.mayHaveCost });
      books.answer(key, { state: 'failed', reason: trouble.message });
    }
  }

  return {
    ready: () => (loading ??= load()),
    buy: (request, part, sizeOfPreamble) =>
      new Promise((resolve, reject) => {
        const { key } = request;
        const bound = boundOf(desk, request, sizeOfPreamble);
        const bytes = batches.sizeOf(request);
        const item: Wanted = { request, key, part, bound, bytes, attempt: 1, resolve, reject };
        if (books.want(item)) queue.add(item);
      }),
    async close() {
      const error = haltModel(desk, 'the run ends before its batches');
      fail(error);
      over.abort(error);
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
