import type { LabelledItem, Split } from '../core/item.ts';
import { SPLITS } from '../core/item.ts';
import type { Store } from '../core/ports.ts';

const bytesOf = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value), 'utf8');

/** Stores a domain's items, and the labels of each split apart from them; the items last, because they stand for the whole. */
export async function putItems(
  store: Store,
  key: string,
  items: Readonly<Record<Split, readonly LabelledItem[]>>,
): Promise<void> {
  for (const split of SPLITS) {
    await store.put(`${split}-labels`, key, bytesOf(items[split].map(({ label }) => label)));
  }
  const bare = (list: readonly LabelledItem[]) =>
    list.map(({ id, input, cluster, subset }) => ({ id, input, cluster, subset }));
  await store.put('items', key, bytesOf({ train: bare(items.train), test: bare(items.test) }));
}
