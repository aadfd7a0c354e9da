import { type Refusal, refuse } from '../../core/refusal.ts';
import { type TransferArms, type TransferRatio, transferRatio } from './transfer-ratio.ts';

/** Arms on items that come in the same order in both cells. */
export type PairedTransferArms = Omit<TransferArms, 'items'>;

/**
 * `transferRatio` where sandbox and target were measured on the same items, in the same order: their covariance counts in full.
 * @returns as `transferRatio`, also LENGTH_MISMATCH where the numbers of items differ
 * @source as `transferRatio`
 */
export function transferRatioPaired(
  target: PairedTransferArms,
  sandbox: PairedTransferArms,
  tail: number,
): TransferRatio | Refusal {
  const [there, here] = [target.candidate.length, sandbox.candidate.length];
  if (there !== here) {
    return refuse(
      'LENGTH_MISMATCH',
      'sandbox',
      `${there} items in the target, ${here} in the sandbox: expected the same items.`,
    );
  }
  const items = Int32Array.from({ length: here }, (_, at) => at);
  return transferRatio({ ...target, items }, { ...sandbox, items }, tail);
}
