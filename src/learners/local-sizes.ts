import type { DomainKind } from '../core/item.ts';
import type { Unit } from './split-units.ts';

/** Sizes of the local ladder, small to large. */
export const LOCAL_SIZES = ['tiny', 'small', 'medium', 'large'] as const;
export type LocalSize = (typeof LOCAL_SIZES)[number];

export interface LocalModel {
  /** Longest n-gram. */
  readonly order: number;
  /** Correct texts that it is trained on. */
  readonly corpus: number;
}

export interface Ladder {
  readonly unit: Unit;
  readonly models: Readonly<Record<LocalSize, LocalModel>>;
}

/** Order and corpus were chosen so that every rung has a gap, before any method was run; see docs/local-ladder.md. */
export const LADDERS: Readonly<Record<DomainKind, Ladder>> = {
  chat: {
    unit: 'words',
    models: {
      tiny: { order: 2, corpus: 200 },
      small: { order: 3, corpus: 600 },
      medium: { order: 4, corpus: 2_000 },
      large: { order: 6, corpus: 12_000 },
    },
  },
  math: {
    unit: 'characters',
    models: {
      tiny: { order: 4, corpus: 5_000 },
      small: { order: 5, corpus: 20_000 },
      medium: { order: 6, corpus: 25_000 },
      large: { order: 7, corpus: 100_000 },
    },
  },
  code: {
    unit: 'tokens',
    models: {
      tiny: { order: 2, corpus: 300 },
      small: { order: 4, corpus: 1_500 },
      medium: { order: 7, corpus: 6_000 },
      large: { order: 12, corpus: 30_000 },
    },
  },
};
