import type { Reply } from '../../core/answers.ts';
import { CarryoverError } from '../../core/errors.ts';
import type { ApiModel } from '../../core/model-settings.ts';
import type { Shelf, Shelves } from './answer-shelves.ts';
import { baseUrlOf } from './base-url-of.ts';
import { createBatchBuyer } from './batch-buyer.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { createHostLimit, type HostLimit } from './host-limit.ts';
import type { ModelDesk } from './model-desk.ts';
import { type ModelRequest, type Provider, ProviderTrouble } from './provider.ts';
import type { Purse } from './purse.ts';
import { createSender } from './send-request.ts';

/** A question to buy an answer to. */
export interface Purchase {
  readonly request: ModelRequest;
  readonly part: string;
  readonly shelf: Shelf;
  /** Bytes of the preamble. */
  readonly size: number;
}

/** Buys the answers of one model. */
export interface ModelBuyer {
  readonly isBatch: boolean;
  /** Questions of one inquiry that are worth having under way: all of them where they are gathered for batches. */
  readonly window: number;
  /** Resolves when `buy` may be called. */
  ready(): Promise<void>;
  /** The answer, on its way to the log. @throws CarryoverError `halted` where none is to be had any more */
  buy(purchase: Purchase): Promise<Reply>;
  /** Ends what nobody waits for any more. */
  close(): Promise<void>;
}

export interface ModelBuyers {
  of(model: ApiModel): Promise<ModelBuyer>;
  close(): Promise<void>;
}

/** However its address is spelled. */
const hostOf = ({ name }: ApiModel): string => `${name.provider} ${new URL(baseUrlOf(name)).href.replace(/\/+$/, '')}`;

function singleBuyer(desk: ModelDesk, host: HostLimit): ModelBuyer {
  const sender = createSender(desk, host);
  return {
    isBatch: false,
    window: 2 * desk.model.requests.concurrency,
    ready: async () => {},
    async buy({ request, shelf, size }) {
      const sent = await sender.send(request, size);
      if (sent instanceof ProviderTrouble) return { state: 'failed', reason: sent.message };
      const { reply, usage, requestId } = sent;
      shelf.add(request.key, { reply, usage, requestId });
      return reply;
    },
    close: async () => {},
  };
}

function batchBuyer(desk: ModelDesk, shelves: Shelves, { batches: log, clock }: GatewayOptions): ModelBuyer {
  const { batches } = desk.provider;
  if (batches === undefined) {
    const found = `${desk.model.learner}: its host has no batches.`;
    throw new CarryoverError('usage', found, 'Leave "mode: batch" out for this model.');
  }
  const buyer = createBatchBuyer({ desk, batches, log, shelves, clock });
  return {
    isBatch: true,
    window: Infinity,
    async ready() {
      desk.checkJournal();
      await buyer.ready();
    },
    buy: ({ request, part, size }) => buyer.buy(request, part, size),
    close: buyer.close,
  };
}

/** A journal that does not throw in the middle of the books: what it could not take is thrown before the next request. */
function keepBooks(journal: GatewayOptions['journal']): Pick<ModelDesk, 'journal' | 'checkJournal'> {
  let fault: { readonly error: unknown } | undefined;
  return {
    journal(event) {
      try {
        journal(event);
      } catch (error) {
        fault ??= { error };
      }
    },
    checkJournal() {
      if (fault !== undefined) throw fault.error;
    },
  };
}

export interface ModelBuyersOptions extends GatewayOptions {
  readonly purse: Purse;
  readonly shelves: Shelves;
}

/** The buyers of a run's models, each made when it is first used; models of one host share its limit. */
export function openModelBuyers(options: ModelBuyersOptions): ModelBuyers {
  const { models, providerOf, journal, timer, random, purse, shelves } = options;
  const buyers = new Map<string, Promise<ModelBuyer>>();
  const hosts = new Map<string, HostLimit>();
  const providers: Provider[] = [];
  const books = keepBooks(journal);
  const now = (): number => timer.now();
  const uniform = (): number => random.uniform();

  function limitOf(host: string): HostLimit {
    const sharing = [...models.values()].filter(model => hostOf(model) === host);
    const most = Math.min(...sharing.map(({ requests }) => requests.concurrency));
    const limit = hosts.get(host) ?? createHostLimit({ most, now, sleep: purse.sleep, uniform });
    hosts.set(host, limit);
    return limit;
  }

  async function open(model: ApiModel): Promise<ModelBuyer> {
    const provider = await providerOf(model);
    providers.push(provider);
    const desk: ModelDesk = { model, provider, purse, ...books, now, uniform };
    return model.requests.mode === 'batch'
      ? batchBuyer(desk, shelves, options)
      : singleBuyer(desk, limitOf(hostOf(model)));
  }

  return {
    of(model) {
      const buyer = buyers.get(model.learner) ?? open(model);
      buyers.set(model.learner, buyer);
      return buyer;
    },
    async close() {
      const opened = await Promise.allSettled(buyers.values());
      await Promise.all(opened.map(buyer => buyer.status === 'fulfilled' && buyer.value.close()));
      await Promise.all(providers.map(provider => provider.close()));
    },
  };
}
