import type { Suite } from '../core/suite.ts';
import { recordedAnswerer } from '../learners/api/recorded.ts';
import { openAnswerLog } from '../store/answer-log.ts';
import type { EstimateOptions } from './estimate-run.ts';
import type { MeasureSuiteOptions } from './measure-suite.ts';
import { namedVariables } from './model-key.ts';
import type { SuiteModels } from './suite-models.ts';

/** What it takes to run the cells of a suite for what they ask: its hosts, its recordings, and the answers that are stored. */
export function rehearsalOptions(
  { api = {} }: Pick<Suite, 'api'>,
  { live, recordings }: SuiteModels,
  shared: Pick<MeasureSuiteOptions, 'store' | 'folder' | 'processes' | 'progress'>,
): EstimateOptions {
  return {
    ...shared,
    live,
    log: openAnswerLog(shared.folder),
    replayed: new Map(Array.from(recordings, ([name, one]) => [name, recordedAnswerer(one)])),
    keyVariables: namedVariables(api),
  };
}
