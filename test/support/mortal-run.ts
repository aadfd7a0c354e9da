import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGateway } from '../../src/learners/api/gateway.ts';
import { createRng } from '../../src/stats/random/rng.ts';
import { openAnswerLog } from '../../src/store/answer-log.ts';
import { openBatchLog } from '../../src/store/batch-log.ts';
import { apiModel, delivery, inquiry, texts } from './fake-models.ts';

/** A run in a process of its own that says each question it buys, made to be killed: FOLDER of the store, QUESTIONS. */
const [, , folder = '', questions = '0'] = process.argv;
const model = apiModel({ concurrency: 8 });
const gateway = createGateway({
  models: new Map([[model.learner, model]]),
  providerOf: () => ({
    async send({ key, text }) {
      writeSync(1, `${key}\n`);
      await sleep(2);
      return delivery(text);
    },
    lookUp: async () => undefined,
    close: async () => {},
  }),
  log: openAnswerLog(folder),
  batches: openBatchLog(folder),
  journal: () => {},
  timer: { now: () => performance.now(), sleep: ms => sleep(ms) },
  clock: { now: () => new Date().toISOString() },
  random: createRng(1, 'mortal'),
  budget: {},
  isOffline: false,
});
const replies = await gateway.ask(inquiry(texts(Number(questions))));
writeSync(1, `replies ${replies.length}\n`);
