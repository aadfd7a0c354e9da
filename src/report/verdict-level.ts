import type { LevelledBounds } from '../core/cell-estimates.ts';
import type { JudgedCell } from '../core/result.ts';

export type VerdictLevel = keyof LevelledBounds;

/**
 * The level at which a cell has its verdict: alone where the gate requires it, and in the sandbox, which is tested first; else
 * over all target cells together. Bounds, advice and chances beside the verdict are those of this level.
 */
export const verdictLevel = ({ required, replication }: Pick<JudgedCell, 'required' | 'replication'>): VerdictLevel =>
  required || replication !== undefined ? 'single' : 'family';
