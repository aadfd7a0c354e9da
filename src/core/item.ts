/** The families of items that carryover knows how to read as text. */
export const DOMAIN_KINDS = ['chat', 'math', 'code'] as const;
export type DomainKind = (typeof DOMAIN_KINDS)[number];

/** Two answers to one prompt: the question is which of them is better. */
export interface TextPair {
  readonly prompt: string;
  readonly first: string;
  readonly second: string;
}

/** What there is to judge: one text (is it right?) or a pair of answers (is the first the better one?). */
export type ItemInput = string | TextPair;

/** 1: the text is right, or the first answer is the better one; 0: it is not. */
export type Label = 0 | 1;

/** An item as methods and learners see it: nothing beside the input may tell its label, neither id nor cluster. */
export interface Item {
  /** Unique in its domain. */
  readonly id: string;
  readonly input: ItemInput;
  /** Items of one cluster share a problem; absent where the item stands alone. */
  readonly cluster?: string | undefined;
}

export interface LabelledItem extends Item {
  readonly label: Label;
}

/** An item as a corpus or a file gives it. */
export interface SourceItem extends LabelledItem {
  /** What kind of item it is, for analysis alone: it may tell the label, such as `correct`, and never crosses to a method. */
  readonly subset?: string | undefined;
}

/** Which items are used for what; no item and no cluster is in two of them. */
export const SPLITS = ['train', 'test'] as const;
export type Split = (typeof SPLITS)[number];
