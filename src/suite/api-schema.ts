import { z } from 'zod';
import { ANSWER_FORMS, CONFIDENCES, REQUEST_MODES } from '../core/model-settings.ts';
import { mapping, numberAbove, oneOf, path, wholeNumber } from './schema-parts.ts';

const LEARNER = 'expected the name of a learner, such as local/small or anthropic/MODEL, without blanks';
const LONGEST_LEARNER = 500;
/** A learner's name may hold an address. */
export const learner = z
  .string({ error: LEARNER })
  .min(1, { error: LEARNER })
  .max(LONGEST_LEARNER, { error: LEARNER })
  .regex(/^\S+$/u, { error: LEARNER });

const PRICE = 'expected dollars per million tokens, 0 or more';
const dollars = z.number({ error: PRICE }).min(0, { error: PRICE });

const price = mapping({
  input: dollars.describe('Dollars per million tokens that go in.'),
  output: dollars.describe('Dollars per million tokens that come out.'),
  cacheRead: dollars
    .optional()
    .describe('Dollars per million tokens read from the prompt cache; as input where left out.'),
  cacheWrite: dollars.optional().describe('Dollars per million tokens written to it; as input where left out.'),
  batch: dollars.optional().describe('Factor of batch requests, such as 0.5; 1 where left out.'),
});

const VARIABLE = 'expected the name of an environment variable, such as MY_SERVER_KEY';

/** What may be said of all models and of one. */
const options = {
  mode: oneOf(REQUEST_MODES).optional().describe('batch is cheaper, and takes up to a day; normal where left out.'),
  concurrency: wholeNumber(1, 1024).optional().describe('Most requests in flight at a host; 32 where left out.'),
  timeoutSeconds: numberAbove(0, 'seconds')
    .optional()
    .describe('A request that takes longer is tried again; 120 where left out.'),
  confidence: oneOf(CONFIDENCES)
    .optional()
    .describe('How beliefs come about: logprobs (where the server gives them), samples, or none (where left out).'),
  samples: wholeNumber(2, 100).optional().describe('Answers per question with confidence: samples; 5 where left out.'),
  answer: oneOf(ANSWER_FORMS)
    .optional()
    .describe(
      'schema holds the model to a schema; line reads the last line. line with logprobs, else schema, where left out.',
    ),
  maxTokens: wholeNumber(1, 100_000).optional().describe('Most tokens of an answer; 64 where left out.'),
  shotTokens: wholeNumber(1, 10_000_000).optional().describe('Tokens that the examples may take; 8000 where left out.'),
  shots: wholeNumber(1, 100_000).optional().describe('Most examples in a prompt; 64 where left out.'),
};

const oneModel = mapping({
  ...options,
  price: price.optional().describe('Instead of the price in the table of carryover.'),
  keyVariable: z
    .string({ error: VARIABLE })
    .regex(/^[A-Z_][A-Z0-9_]*$/i, { error: VARIABLE })
    .optional()
    .describe('Environment variable that holds the key; keys themselves never stand in a suite.'),
});

/** How models behind an API are asked. */
export const api = mapping({
  ...options,
  prompts: path
    .optional()
    .describe(
      'Folder of prompt templates of your own, relative to the suite file: chat/, math/ and code/, as far as you have them.',
    ),
  confirmAbove: z
    .number({ error: PRICE })
    .min(0, { error: PRICE })
    .optional()
    .describe('A run that may cost more dollars than this asks first, unless --yes is given; 1 where left out.'),
  models: z
    .record(learner, oneModel, { error: 'expected a mapping of learners' })
    .optional()
    .describe('What holds for one model, by its name.'),
});

/** Caps of a run. */
export const budget = mapping({
  usd: numberAbove(0, 'dollars').optional().describe('Most dollars.'),
  requests: wholeNumber(1).optional().describe('Most requests.'),
  minutes: numberAbove(0, 'minutes').optional().describe('Most minutes.'),
});

/** Keys of the mappings above, by their place in a suite. */
export const API_KEYS: Readonly<Record<string, readonly string[]>> = {
  api: Object.keys(api.shape),
  budget: Object.keys(budget.shape),
};
