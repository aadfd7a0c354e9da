import type { Item, Label, Split } from './item.ts';

/** What is stored of a domain's items: the items without labels, and the labels of each split apart from them. */
export type StoredItems = Readonly<Record<Split, readonly Item[]>>;

/** Labels of one split, in the order of its items. */
export type StoredLabels = readonly Label[];
