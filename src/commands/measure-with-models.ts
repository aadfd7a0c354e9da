import { basename } from 'node:path';
import { CarryoverError } from '../core/errors.ts';
import type { Plan } from '../core/plan.ts';
import type { Store } from '../core/ports.ts';
import type { Suite } from '../core/suite.ts';
import { confirmSpending } from './confirm-spending.ts';
import { estimateRun, type RunEstimate } from './estimate-run.ts';
import type { CommandIo } from './io.ts';
import { measureSuite, type SuiteMeasurement } from './measure-suite.ts';
import { openAnswers } from './open-answers.ts';
import { prepareRecording, recordAnswers } from './record-answers.ts';
import { rehearsalOptions } from './rehearsal-options.ts';
import type { RunOptions } from './run-options.ts';
import { spareMemory } from './spare-memory.ts';
import { spendingText } from './spending-text.ts';
import type { SuiteModels } from './suite-models.ts';

/** Cells that wait for answers at the same time: those of a batch wait an hour for it, others a moment. */
const WAITING_CELLS = { batch: 64, normal: 8 } as const;

export interface ModelWork {
  readonly suite: Suite;
  readonly plan: Plan;
  readonly models: SuiteModels;
  readonly store: Store;
  /** Of the run, as the user typed it. */
  readonly directory: string;
}

/** Without the network a cell without its answers is none: nothing is begun that cannot be finished. */
function refuseUnstored({ models }: RunEstimate): void {
  if (models.length === 0) return;
  const lacking = models.map(({ learner, requests }) => `${requests} of ${learner}`).join(', ');
  const found = `--offline: answers are not stored: ${lacking} (about, as what is asked may depend on them).`;
  const hint = 'Run without --offline to ask for them, or with --store of the run that asked.';
  throw new CarryoverError('usage', found, hint);
}

/**
 * Measures a plan in which models are asked: says what that will cost, opens the way to them, and says what it cost. Where nobody
 * is asked, it is `measureSuite`.
 */
export async function measureWithModels(
  work: ModelWork,
  options: RunOptions,
  io: CommandIo,
): Promise<SuiteMeasurement> {
  const { suite, plan, models, store, directory } = work;
  const { processes, offline: isOffline } = options;
  const { live } = models;
  const shared = { store, folder: options.store, processes, progress: io.progress };
  if (models.prompted.size === 0) return measureSuite(plan, shared);
  if (options.record !== undefined) await prepareRecording(options.record, live);
  spareMemory();
  const asked = rehearsalOptions(suite, models, shared);
  const { replayed, keyVariables } = asked;
  const answers = openAnswers(
    { suite, models, replayed, store: options.store, journal: basename(directory), isOffline },
    io,
  );
  try {
    if (live.size > 0) {
      const estimate = await estimateRun(plan, asked);
      if (isOffline) refuseUnstored(estimate);
      else {
        await confirmSpending(estimate, { suite, live, isSure: options.yes }, io);
        await answers.lookUp(estimate.models.map(({ learner }) => learner));
      }
    }
    const isBatch = [...live.values()].some(({ requests }) => requests.mode === 'batch');
    const cells = WAITING_CELLS[isBatch ? 'batch' : 'normal'];
    const asking = { answerer: answers.answerer, keyVariables, cells };
    const measured = await measureSuite(plan, { ...shared, asking, isReplay: live.size === 0 });
    if (options.record !== undefined) {
      const files = await recordAnswers(options.record, plan, asked);
      io.stderr(files.map(file => `Recorded: ${file}\n`).join(''));
    }
    return measured;
  } finally {
    const spending = answers.report();
    io.stderr(spendingText(spending));
    if (spending.attempts > 0) io.stderr(`Requests: ${answers.journal}\n`);
    await answers.close();
  }
}
