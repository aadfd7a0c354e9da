import type { DomainKind, ItemInput, Label } from './item.ts';
import type { Rng } from './random.ts';

/** An item that a problem gives. Its label is true by construction, and was checked. */
export interface DraftItem {
  readonly input: ItemInput;
  readonly label: Label;
  /** What was done to it: the kind of slip or defect, or `correct`; for pairs, the defect of the worse answer. */
  readonly subset: string;
}

/**
 * One problem: the items made of it form a cluster, each a correct or faulty reading of its text or of one that shares a part
 * with it. What one of them is says nothing of the others, not even to somebody who holds them against each other.
 */
export interface Problem {
  /** The correct text, whole, as it stands in a corpus. */
  readonly text: string;
  /**
   * Makes the items: one, or several of which some are faulty. Never called for problems that go to the corpus. Empty where
   * no fault of the problem can be told from the correct text (such as a mutant that behaves as the original does).
   */
  items(): readonly DraftItem[];
}

/** A generator of problems with known truth: one file each in corpora/. */
export interface TextDomain {
  readonly kind: DomainKind;
  /** Raised whenever the same seed would give other texts. */
  readonly version: number;
  /**
   * What is left of a problem's text, or of any item made of it, when everything that a slip may change is taken away: two
   * equal inputs have equal identities, and so have all items of a problem and its text. Corpus, training and test are told
   * apart by it, which is why no text can be in two of them. Such as: the left-hand sides of a derivation but for its last
   * step; the prompt of a pair (the first line of a corpus text); function name and statement skeleton of a program.
   * `makeItems` holds every item to it.
   */
  identify(input: ItemInput): string;
  /** Draws the next problem; everything random comes from `rng`. */
  draw(rng: Rng): Problem;
}
