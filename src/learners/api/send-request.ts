import type { CarryoverError } from '../../core/errors.ts';
import type { HostLimit } from './host-limit.ts';
import {
  type Attempt,
  asTrouble,
  backoff,
  bookDelivery,
  bookTrouble,
  boundOf,
  endOf,
  haltModel,
  type ModelDesk,
} from './model-desk.ts';
import { type Delivery, type ModelRequest, ProviderTrouble } from './provider.ts';

/** Attempts at a question before it is given up. */
const MOST_ATTEMPTS = 8;
/** Times that a host may say it has no room for a question: about half an hour at the longest waits. */
const MOST_REFUSALS = 40;
/** Questions in a row without an answer after all attempts: the host is down, not the question wrong. */
const MOST_LOST = 32;

const isRefusal = ({ kind }: ProviderTrouble): boolean => kind === 'rate-limited' || kind === 'overloaded';

/** Sends the requests of one model. */
export interface Sender {
  /**
   * Tries until there is an answer, or none to be had.
   * @returns the answer, or why there is none to this question
   * @throws CarryoverError `halted` where nothing more is answered at all
   */
  send(request: ModelRequest, sizeOfPreamble: number): Promise<Delivery | ProviderTrouble>;
}

/** Sends requests one by one, as many at a time as the host allows. */
export function createSender(desk: ModelDesk, host: HostLimit): Sender {
  const { model, provider, purse, now, uniform } = desk;
  const timeoutMs = model.requests.timeoutSeconds * 1000;
  let dead: CarryoverError | undefined;
  let lost = 0;

  /** One attempt, from reservation to bill. */
  async function tryOnce(request: ModelRequest, attempt: number, bound: number | undefined) {
    return host.run(async started => {
      desk.checkJournal();
      while (dead === undefined && purse.reserve(bound) === 'later') await purse.nextBill();
      if (dead !== undefined) throw dead;
      const began = now();
      const sent = await provider.send(request, { timeoutMs }).catch((error: unknown) => ({ error }));
      const books = { key: request.key, attempt, bound, latencyMs: now() - began };
      return 'error' in sent ? noteTrouble(books, sent.error, started) : noteDelivery(books, sent);
    });
  }

  function noteDelivery(books: Attempt, delivery: Delivery): Delivery {
    const { input, output, cacheRead, cacheWrite } = delivery.usage;
    host.answered(delivery.limits, input + output + cacheRead + cacheWrite);
    bookDelivery(desk, books, delivery);
    return delivery;
  }

  function noteTrouble(books: Attempt, error: unknown, started: number): ProviderTrouble {
    // What is not a trouble is a fault of the adapter, after which nothing is known of the request.
    bookTrouble(desk, books, error instanceof ProviderTrouble ? error : { kind: 'malformed', mayHaveCost: true });
    const trouble = asTrouble(error);
    if (isRefusal(trouble) && endOf(trouble) === undefined) host.refused(started, trouble.retryAfterMs);
    return trouble;
  }

  /** What a trouble leads to when it is the last one of a question; undefined where another attempt may help. */
  function lastOf(trouble: ProviderTrouble, attempts: number, refusals: number): ProviderTrouble | undefined {
    if (trouble.kind === 'bad-request') return trouble;
    const end = endOf(trouble);
    if (end !== undefined) {
      dead ??= haltModel(desk, end);
      throw dead;
    }
    const isOver = refusals === MOST_REFUSALS || attempts - refusals === MOST_ATTEMPTS;
    return isOver ? giveUp(trouble, attempts) : undefined;
  }

  function giveUp(trouble: ProviderTrouble, attempts: number): ProviderTrouble {
    lost++;
    if (lost >= MOST_LOST) dead ??= haltModel(desk, `${lost} questions in a row were not answered: ${trouble.message}`);
    if (dead !== undefined) throw dead;
    return new ProviderTrouble(trouble.kind, `no answer in ${attempts} attempts: ${trouble.message}`);
  }

  async function send(request: ModelRequest, sizeOfPreamble: number): Promise<Delivery | ProviderTrouble> {
    const bound = boundOf(desk, request, sizeOfPreamble);
    let refusals = 0;
    for (let attempt = 1; ; attempt++) {
      const result = await tryOnce(request, attempt, bound);
      if (!(result instanceof ProviderTrouble)) {
        lost = 0;
        return result;
      }
      if (isRefusal(result)) refusals++;
      const last = lastOf(result, attempt, refusals);
      if (last !== undefined) return last;
      await purse.sleep(backoff(attempt, result.retryAfterMs, uniform));
    }
  }

  return { send };
}
