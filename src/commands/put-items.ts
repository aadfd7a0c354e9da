import type { SourceItem, Split } from '../core/item.ts';
import { SPLITS } from '../core/item.ts';
import type { Store } from '../core/ports.ts';
import { orderItems } from '../corpora/order-items.ts';

const bytesOf = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value), 'utf8');

/**
 * Stores a domain's items in an order that tells nothing, and the labels of each split apart from them; the items last, because
 * they stand for the whole.
 */
export async function putItems(
  store: Store,
  key: string,
  items: Readonly<Record<Split, readonly SourceItem[]>>,
): Promise<void> {
  const [train, test] = [orderItems(items.train), orderItems(items.test)];
  for (const split of SPLITS) {
    const labels = { train, test }[split].map(({ label }) => label);
    await store.put(`${split}-labels`, key, bytesOf(labels));
  }
  const bare = (list: readonly SourceItem[]) =>
    list.map(({ id, input, cluster, subset }) => ({ id, input, cluster, subset }));
  await store.put('items', key, bytesOf({ train: bare(train), test: bare(test) }));
}
