import type { Item, Label, SourceItem, Split } from './item.ts';

/** An item as it is stored. Whoever hands it to a method or a learner takes the subset away. */
export type StoredItem = Item & Pick<SourceItem, 'subset'>;

/** What is stored of a domain's items: the items without labels, and the labels of each split apart from them. */
export type StoredItems = Readonly<Record<Split, readonly StoredItem[]>>;

/** Labels of one split, in the order of its items. */
export type StoredLabels = readonly Label[];
