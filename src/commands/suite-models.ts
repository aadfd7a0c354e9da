import { readFile } from 'node:fs/promises';
import { CarryoverError } from '../core/errors.ts';
import type { ApiModel, PromptedModel } from '../core/model-settings.ts';
import type { Clock } from '../core/ports.ts';
import { quote } from '../core/quote.ts';
import type { Suite } from '../core/suite.ts';
import { type PriceTable, priceOf } from '../learners/api/price-of.ts';
import type { Recording } from '../learners/api/recording.ts';
import { LOCAL_LEARNERS } from '../learners/find-local-model.ts';
import { readRecording } from './read-recording.ts';
import { resolveModels } from './resolve-models.ts';
import { suitePrompts } from './suite-prompts.ts';

/** Models of a suite that are asked. */
export interface SuiteModels {
  /** All of them, by the names that rungs give them. */
  readonly prompted: ReadonlyMap<string, PromptedModel>;
  /** Those whose hosts answer, by the same names. */
  readonly live: ReadonlyMap<string, ApiModel>;
  /** Those whose answers are on file, by the names under which they were recorded. */
  readonly recordings: ReadonlyMap<string, Recording>;
}

const PRICES = new URL('../../assets/prices.json', import.meta.url);

async function readPrices(): Promise<PriceTable> {
  return JSON.parse(await readFile(PRICES, 'utf8')) as PriceTable;
}

/** One name for two sources of answers would mix them. */
function refuseTwice({ file }: Suite, learner: string): CarryoverError {
  const found = `${file.path}: ${quote(learner)} is asked for twice: by its own name or in another recording as well.`;
  return new CarryoverError('usage', found, 'Name the model or one recording of it, not both.');
}

/**
 * Everything that the models of a suite are known by: prompts, prices, recordings.
 * @param clock says the day of the prices
 * @throws CarryoverError `usage` or `data-invalid` naming file and line
 */
export async function loadSuiteModels(suite: Suite, clock: Clock): Promise<SuiteModels> {
  const [prompts, prices] = await Promise.all([suitePrompts(suite), readPrices()]);
  const day = clock.now().slice(0, 10);
  const live = resolveModels(suite, {
    local: LOCAL_LEARNERS,
    prompts,
    priceOf: name => priceOf(prices, name, day)?.price,
  });
  const prompted = new Map<string, PromptedModel>(
    Array.from(live, ([name, { learner, settings }]) => [name, { learner, settings }]),
  );
  const recordings = new Map<string, Recording>();
  for (const { learner: name, file } of suite.recordings) {
    const recording = await readRecording(file);
    const { learner, settings } = recording;
    if (live.has(learner) || recordings.has(learner)) throw refuseTwice(suite, learner);
    recordings.set(learner, recording);
    prompted.set(name, { learner, settings, recording: file.sha256 });
  }
  return { prompted, live, recordings };
}
