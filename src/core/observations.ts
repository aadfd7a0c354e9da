/** Pairs whose two orders were both answered. An answer that follows the position says nothing about the pair. */
export interface OrderBias {
  readonly pairs: number;
  /** Of those, how many times the answer in the first place was the better one in either order. */
  readonly first: number;
  /** How many times it was the one in the second place. */
  readonly second: number;
}

/** What was seen of a model behind an API in a cell. An item counts each time that it was asked about. */
export interface ModelObservations {
  readonly learner: string;
  readonly asked: number;
  /** The model, or its host, declined. */
  readonly refused: number;
  /** No answer could be read, after two attempts; another run reads the same. */
  readonly unreadable: number;
  /** No answer came; another run may get one. */
  readonly failed: number;
  /** Absent where no pair was asked about. */
  readonly order?: OrderBias | undefined;
}

/** What was seen of the models of a cell. */
export interface CellObservations {
  /** In the order weak teacher, student; those that were asked nothing are left out. */
  readonly models: readonly ModelObservations[];
  /** Unlabelled items that the weak teacher gave no label for: the method never saw them. Absent where there are none. */
  readonly leftOut?: number | undefined;
}
