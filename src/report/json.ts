import type { CountsResult } from '../core/counts-result.ts';
import type { TransferResult } from '../core/result.ts';

/** `result.json`: the result itself, keys in the order in which the stages made them. */
export const renderJson = (result: TransferResult | CountsResult): string =>
  `${JSON.stringify(result, undefined, 2)}\n`;
