import type { ModelName, Price } from '../../core/model-settings.ts';

/** A price of a model from some day on. */
export interface PriceEntry {
  /** As the host calls it. */
  readonly model: string;
  /** Other names of the same model at the same price, such as the one with its date. */
  readonly aliases?: readonly string[] | undefined;
  /** First day on which it was seen to hold, `YYYY-MM-DD`. */
  readonly from: string;
  /** Where it was read, and in what: so that somebody may look again. */
  readonly source: string;
  readonly note?: string | undefined;
  /** Dollars per million tokens. */
  readonly price: Price;
}

/** Prices as `assets/prices.json` has them. */
export interface PriceTable {
  /** Address that a host of OpenAI's protocol must have for the prices under `openai` to hold. */
  readonly openaiBaseUrl: string;
  readonly anthropic: readonly PriceEntry[];
  readonly openai: readonly PriceEntry[];
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** Hosts that speak a protocol ask what they like: a list price holds at the maker's own address alone. */
function entriesFor(table: PriceTable, name: ModelName): readonly PriceEntry[] {
  if (name.provider === 'anthropic') return name.baseUrl === undefined ? table.anthropic : [];
  return withoutSlash(name.baseUrl) === withoutSlash(table.openaiBaseUrl) ? table.openai : [];
}

/**
 * The price of a model on a day; undefined where the table has none, or none yet. Names must be equal: a model whose name only
 * begins alike may cost something else.
 * @param day `YYYY-MM-DD`, or a longer ISO 8601 time
 */
export function priceOf(table: PriceTable, name: ModelName, day: string): PriceEntry | undefined {
  const known = entriesFor(table, name).filter(
    ({ model, aliases, from }) =>
      (model === name.model || aliases?.includes(name.model) === true) && from <= day.slice(0, 10),
  );
  return known.reduce<PriceEntry | undefined>(
    (best, entry) => (best && best.from > entry.from ? best : entry),
    undefined,
  );
}
