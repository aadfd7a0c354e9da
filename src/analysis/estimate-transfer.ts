import type { AcrossCells } from '../core/across-cells.ts';
import type { Calibration } from '../core/calibration.ts';
import type { CellEstimates } from '../core/cell-estimates.ts';
import { createRng } from '../stats/random/rng.ts';
import { calibrate } from './calibrate.ts';
import type { CellAnswer, CellsInput } from './cell-work.ts';
import { estimateAcross } from './estimate-across.ts';
import { addFamilyTests } from './family-tests.ts';

export interface TransferEstimates {
  /** Sandbox cells first, then rungs in order; domains in order within a rung. */
  readonly cells: readonly CellEstimates[];
  readonly calibration: Calibration;
  readonly across: AcrossCells;
  /** Number of target cells, measured or not: a cell that could not be tested still belongs to the family. */
  readonly targets: number;
}

/**
 * All estimates of a transfer study, and the self-calibration of the procedure that made them, from what was found out about
 * each cell by itself.
 * @param answers of `cellWork`, in its order
 */
export function estimateTransfer(
  answers: readonly CellAnswer[],
  { design, settings }: Pick<CellsInput, 'design' | 'settings'>,
): TransferEstimates {
  const sandboxes = answers.flatMap(({ estimates }) => (estimates.role === 'sandbox' ? [estimates] : []));
  const members = answers.flatMap(({ estimates, view }) => {
    const { rung, domain, role } = estimates;
    return role === 'sandbox' ? [] : [{ rung, domain, estimates, view }];
  });
  const viewed = answers.flatMap(({ estimates: { rung, domain }, view }) => (view ? [{ rung, domain, view }] : []));
  const rng = createRng(settings.seed, 'max-t');
  const adjusted = members.length === 0 ? [] : addFamilyTests(members, { draws: settings.replicates, rng });
  return {
    cells: [...sandboxes, ...adjusted],
    targets: members.length,
    calibration: calibrate(
      answers.flatMap(({ check }) => check ?? []),
      settings,
    ),
    across: estimateAcross(viewed, design, settings.alpha),
  };
}
