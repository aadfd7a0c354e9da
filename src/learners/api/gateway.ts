import type { Answerer, Inquiry, Preamble, Reply } from '../../core/answers.ts';
import { CarryoverError } from '../../core/errors.ts';
import type { ApiModel, Budget } from '../../core/model-settings.ts';
import { dollars } from '../../util/format.ts';
import { keyOf, partOf } from './answer-keys.ts';
import { openShelves, type Shelf } from './answer-shelves.ts';
import { preambleBytes } from './cost-of.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { type ModelBuyer, openModelBuyers } from './model-buyers.ts';
import type { ModelRequest } from './provider.ts';
import { createPurse } from './purse.ts';
import type { Spending } from './spending.ts';

/** The one way to models behind APIs: stored answers first, then their hosts, within limits and budget. */
export interface Gateway extends Answerer {
  report(): Spending;
  /** Ends the connections. What was answered is stored by then if every `ask` has ended. */
  close(): Promise<void>;
}

/** From here on a preamble is worth a request of its own, after which the others read it from the host's cache. */
const CACHED_CHARACTERS = 2048;

function refuseUnpriced(models: ReadonlyMap<string, ApiModel>, { usd }: Budget): void {
  const unpriced = [...models.values()].filter(({ price }) => price === undefined).map(({ learner }) => learner);
  if (usd === undefined || unpriced.length === 0) return;
  throw new CarryoverError(
    'usage',
    `The budget has a cap of ${dollars(usd)}, but no price is known of ${unpriced.join(', ')}.`,
    'Give its price in the suite (input, output, cacheRead and cacheWrite in dollars per million tokens; 0 for a server of your own), or leave the cap out.',
  );
}

/** Works on items, some at a time; after a failure none is begun any more, and those under way are waited for. */
async function drain<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failure: { readonly error: unknown } | undefined;
  const worker = async (): Promise<void> => {
    while (next < items.length && failure === undefined) {
      await work(items[next++] as T).catch((error: unknown) => {
        failure ??= { error };
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  if (failure !== undefined) throw failure.error;
}

/** A question that the store has no answer to. */
interface Missing {
  /** Its place in the inquiry. */
  readonly at: number;
  readonly request: ModelRequest;
}

/** An inquiry while it is answered. */
interface Case {
  readonly model: ApiModel;
  readonly part: string;
  readonly shelf: Shelf;
  readonly preamble: Preamble;
  readonly missing: readonly Missing[];
  readonly note: (at: number, reply: Reply) => void;
}

/** Buys what is not stored. */
async function buyMissing(buyer: ModelBuyer, { part, shelf, preamble, missing, note }: Case): Promise<void> {
  const size = preambleBytes(preamble);
  const buy = async ({ at, request }: Missing): Promise<void> => {
    const { key } = request;
    const known = shelf.find(key); // somebody else may have asked meanwhile
    note(at, known ?? (await shelf.share(key, () => buyer.buy({ request, part, shelf, size }))));
  };
  const [first] = missing;
  const isLed =
    first !== undefined &&
    !buyer.isBatch &&
    preamble.examples.length >= CACHED_CHARACTERS &&
    (await shelf.lead(() => buy(first)));
  const rest = isLed ? missing.slice(1) : missing;
  await drain(rest, buyer.window, buy);
}

function refuseOffline({ learner, questions }: Inquiry, missing: number): CarryoverError {
  return new CarryoverError(
    'halted',
    `${learner}: ${missing} of ${questions.length} questions have no stored answer, and the network is not to be used.`,
    'Run again without --offline to ask them, or with the store of the run that asked them.',
  );
}

/**
 * Opens the gateway of one run.
 * @throws CarryoverError `usage` where a cap in dollars meets a model without a price
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { models, timer, budget, isOffline } = options;
  refuseUnpriced(models, budget);
  const purse = createPurse({ budget, timer });
  const shelves = openShelves(options.log, timer);
  const buyers = openModelBuyers({ ...options, purse, shelves });

  async function askFor(inquiry: Inquiry, about: Pick<Case, 'model' | 'part' | 'shelf'>): Promise<readonly Reply[]> {
    const { preamble, questions } = inquiry;
    const { model, part, shelf } = about;
    const replies = new Array<Reply>(questions.length);
    const missing: Missing[] = [];
    questions.forEach((question, at) => {
      const key = keyOf(part, question);
      const stored = shelf.find(key);
      if (stored !== undefined) replies[at] = stored;
      else missing.push({ at, request: { model: model.name.model, preamble, text: question.text, key } });
    });
    const reused = questions.length - missing.length;
    purse.reuse(reused);
    if (missing.length === 0) return replies;
    if (isOffline) throw refuseOffline(inquiry, missing.length);
    const note = (at: number, reply: Reply): void => {
      replies[at] = reply;
    };
    const buyer = await buyers.of(model);
    await buyer.ready();
    await buyMissing(buyer, { ...about, preamble, missing, note });
    return replies;
  }

  return {
    async ask(inquiry) {
      const model = models.get(inquiry.learner);
      if (model === undefined) throw new RangeError(`no model is called ${inquiry.learner}`);
      const part = partOf(inquiry);
      return shelves.use(part, shelf => askFor(inquiry, { model, part, shelf }));
    },
    report: purse.report,
    close: buyers.close,
  };
}
