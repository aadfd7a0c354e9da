import { CarryoverError } from '../core/errors.ts';
import type { Suite } from '../core/suite.ts';
import { findTightCap, type RunEstimate } from './estimate-run.ts';
import type { CommandIo } from './io.ts';
import { estimateText, sumDollars } from './spending-text.ts';

/** Dollars that a run may cost without being asked about. */
const CONFIRM_ABOVE = 1;

/**
 * Says what a run is going to ask and cost, and asks whether it may, where that is more than somebody would spend unasked.
 * @param isSure the person said so beforehand
 * @throws CarryoverError `usage` where a cap cannot cover one cell, nobody can be asked, or the answer is no
 */
export async function confirmSpending(
  estimate: RunEstimate,
  { suite, isSure }: { readonly suite: Pick<Suite, 'file' | 'api' | 'budget'>; readonly isSure: boolean },
  io: Pick<CommandIo, 'stderr' | 'confirm'>,
): Promise<void> {
  const { budget = {}, api, file } = suite;
  io.stderr(estimateText(estimate, budget));
  const tight = findTightCap(estimate, budget);
  if (tight !== undefined) {
    const found = `${file.path}: ${tight}; expected a cap that covers one cell.`;
    throw new CarryoverError('usage', found, 'Raise the cap, or lower splits.test.');
  }
  const limit = api?.confirmAbove ?? CONFIRM_ABOVE;
  const most = Math.min(sumDollars(estimate, 'most'), budget.usd ?? Number.POSITIVE_INFINITY);
  if (isSure || most <= limit) return;
  const found = `${file.path}: by estimate this run costs up to $${most.toFixed(2)}, more than $${limit} (api.confirmAbove)`;
  if (io.confirm === undefined) {
    throw new CarryoverError('usage', `${found}, and nobody is here to confirm it.`, 'Add --yes, or lower budget.usd.');
  }
  if (await io.confirm('Go ahead?')) return;
  const hint = 'Nothing was asked. Lower splits or seeds, or give budget.usd a cap.';
  throw new CarryoverError('usage', `${found}; it was not confirmed.`, hint);
}
