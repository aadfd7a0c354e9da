import { CarryoverError } from '../core/errors.ts';
import type { ApiModel } from '../core/model-settings.ts';
import type { Suite } from '../core/suite.ts';
import { baseUrlOf, isThisMachine } from '../learners/api/base-url-of.ts';
import { counted, dollars } from '../util/format.ts';
import { findTightCap, type RunEstimate } from './estimate-run.ts';
import type { CommandIo } from './io.ts';
import { estimateText, sumDollars } from './spending-text.ts';

/** Dollars that a run may cost without being asked about. */
const CONFIRM_ABOVE = 1;

export interface SpendingTerms {
  readonly suite: Pick<Suite, 'file' | 'api' | 'budget'>;
  /** By learner's name. */
  readonly live: ReadonlyMap<string, Pick<ApiModel, 'name'>>;
  /** The person said yes beforehand. */
  readonly isSure: boolean;
}

/** Why a person is asked before anything is spent; nothing where little is. */
function findReasons(estimate: RunEstimate, { suite, live }: SpendingTerms): readonly string[] {
  const { api, budget } = suite;
  const limit = api?.confirmAbove ?? CONFIRM_ABOVE;
  const most = Math.min(sumDollars(estimate, 'most'), budget?.usd ?? Number.POSITIVE_INFINITY);
  const isOwn = (learner: string): boolean => {
    const model = live.get(learner);
    return model !== undefined && isThisMachine(baseUrlOf(model.name));
  };
  const unpriced = estimate.models.filter(({ learner, usd }) => usd === undefined && !isOwn(learner));
  const requests = unpriced.reduce((sum, model) => sum + model.requests, 0);
  const names = unpriced.map(({ learner }) => learner).join(', ');
  return [
    ...(most > limit
      ? [`by estimate this run costs up to ${dollars(most)}, more than ${dollars(limit)} (api.confirmAbove)`]
      : []),
    ...(unpriced.length > 0
      ? [`no price is known of ${names}, and ${counted(requests, 'request')} may cost whatever it is`]
      : []),
  ];
}

/**
 * Says what a run is going to ask and cost, and asks whether it may, where that is more than somebody would spend unasked, or not
 * known: a model without a price, on another machine than this one.
 * @throws CarryoverError `usage` where a cap cannot cover one cell, nobody can be asked, or the answer is no
 */
export async function confirmSpending(
  estimate: RunEstimate,
  terms: SpendingTerms,
  io: Pick<CommandIo, 'stderr' | 'confirm'>,
): Promise<void> {
  const { file, budget = {} } = terms.suite;
  io.stderr(estimateText(estimate, budget));
  const tight = findTightCap(estimate, budget);
  if (tight !== undefined) {
    const found = `${file.path}: ${tight}; expected a cap that covers one cell.`;
    throw new CarryoverError('usage', found, 'Raise the cap, or lower splits.test.');
  }
  const reasons = findReasons(estimate, terms);
  if (terms.isSure || reasons.length === 0) return;
  const found = `${file.path}: ${reasons.join('; ')}`;
  if (io.confirm === undefined) {
    const hint = 'Add --yes, lower budget.usd, or give a price that is not known (0 for a server of your own).';
    throw new CarryoverError('usage', `${found}, and nobody is here to confirm it.`, hint);
  }
  if (await io.confirm('Go ahead?')) return;
  const hint = 'Nothing was asked. Lower splits or seeds, or give budget.usd a cap.';
  throw new CarryoverError('usage', `${found}; it was not confirmed.`, hint);
}
