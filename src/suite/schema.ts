import { basename } from 'node:path';
import { z } from 'zod';
import { RULE_LEVELS, TOLERATED } from '../core/design.ts';
import { DOMAIN_KINDS } from '../core/item.ts';
import { CONTROLS } from '../core/suite.ts';
import { API_KEYS, api, budget, learner } from './api-schema.ts';
import { mapping, name, oneOf, path, wholeNumber } from './schema-parts.ts';

/** Version of suite files that this version of carryover reads. */
export const SUITE_VERSION = 1;

/** Methods are modules that Node runs as they are. */
export const MODULE_ENDING = /\.[cm]?[jt]s$/;

const FOLDER_NAME = /^[^./\\:*?"<>|][^/\\:*?"<>|]*$/;
/** Also the name of the run's folder. */
const suiteName = name.regex(FOLDER_NAME, 'expected a name without / \\ : * ? " < > |, and no dot at its beginning');

const module = mapping({
  module: path
    .refine(text => MODULE_ENDING.test(basename(text)), 'expected a file that ends in .ts, .mts, .js or .mjs')
    .describe('TypeScript or JavaScript file that exports `method`, relative to the suite file.'),
});

const method = z.union([name.describe('Name of a built-in method.'), module], {
  error: 'expected the name of a built-in method, or { module: ./my-method.ts }',
});

const rung = mapping({
  name: name.describe('What the rung is called in tables and reports.'),
  role: oneOf(['sandbox', 'larger', 'production']).describe(
    'The sandbox is where the candidate won; production is what it is meant for.',
  ),
  weak: learner.describe('Learner that teaches, such as local/tiny.'),
  strong: learner.describe('Learner that is taught, such as local/small, anthropic/MODEL or openai/MODEL@BASE-URL.'),
  size: z
    .number({ error: 'expected a number of parameters above 0' })
    .gt(0, { error: 'expected a number of parameters above 0' })
    .optional()
    .describe('Parameters of the student, where they are known.'),
});

const kind = oneOf(DOMAIN_KINDS);
const items = z.union([path, z.array(path).min(1, { error: 'expected at least one path' })], {
  error: 'expected the path of a JSONL file, or a list of them',
});

const domain = mapping({
  name: name.describe('What the domain is called in tables and reports.'),
  kind: kind.describe('How its items are to be read.'),
  draw: wholeNumber(0).optional().describe('Which set of generated items; no two sets share a text. 1 where left out.'),
  items: items.optional().describe('Your own items (JSONL) instead of generated ones, relative to the suite file.'),
  corpus: path.optional().describe('Correct texts (JSONL) that the local models learn the domain from.'),
});

const MOST_SEEDS = 1000;
const seedList = z
  .array(wholeNumber(0), { error: 'expected a list of seeds' })
  .min(1, { error: 'expected at least one seed' })
  .max(MOST_SEEDS, { error: `expected at most ${MOST_SEEDS} seeds` });
const seeds = z.union([wholeNumber(1, MOST_SEEDS), seedList], {
  error: 'expected how many seeds, such as 5, or a list of them',
});

/** More items than this are no suite, but a slip of the finger. */
const MOST_ITEMS = 1_000_000;

const splits = mapping({
  labelled: wholeNumber(2, MOST_ITEMS).describe('Items with true labels for the weak teacher, per seed.'),
  unlabelled: wholeNumber(2, MOST_ITEMS).describe('Items without labels for the student, per seed.'),
  test: wholeNumber(15, MOST_ITEMS).describe('Test items, the same for every seed; 1,000 or more resolve small gains.'),
});

const AMONG = 'expected a list of methods, the candidate among them';
const selection = mapping({
  among: z.array(method, { error: AMONG }).min(1, { error: AMONG }).describe('Methods that were compared.'),
  rule: z.string({ error: 'expected a sentence' }).min(1, { error: 'expected a sentence' }).describe('In words.'),
  draw: wholeNumber(0).describe('Draw of the generated items that the search used; no domain of the suite uses it.'),
  seeds: seedList.describe('Seeds that the search used; the suite uses none of them.'),
});

const share = (least: number, most: number) => {
  const error = `expected a number above ${least} and below ${most}`;
  return z.number({ error }).gt(least, { error }).lt(most, { error });
};
const RETENTION = 'expected a number above 0, at most 1';
const MISSING = 'expected a number from 0 to 1';
const truth = z.boolean({ error: 'expected true or false' });

const analysis = mapping({
  alpha: share(0, 0.5).default(0.05).describe('Two-sided error level.'),
  sesoi: share(0, 1).default(0.02).describe('Smallest gain worth having, as a fraction: 0.02 is two points.'),
  retention: z
    .number({ error: RETENTION })
    .gt(0, { error: RETENTION })
    .max(1, { error: RETENTION })
    .default(0.5)
    .describe('Share of the sandbox gain that must arrive.'),
  seed: wholeNumber(0).default(1).describe('Seed of the resampling.'),
  replicates: wholeNumber(99, 1_000_000).default(9999).describe('Bootstrap replicates and sign flips.'),
  aaReplicates: wholeNumber(1, 1_000_000).default(2000).describe('Null data sets of the A/A check.'),
  missingThreshold: z
    .number({ error: MISSING })
    .min(0, { error: MISSING })
    .max(1, { error: MISSING })
    .default(0.01)
    .describe('A cell missing more than this share of its outcomes is incomplete.'),
});

const SELECTOR = 'expected a selector, such as all or production';
const selector = z.string({ error: SELECTOR }).min(1, { error: SELECTOR });
const tolerated = oneOf(TOLERATED);
const ACCEPT = `expected ${TOLERATED.join(' or ')}, or a list of both`;

const rule = mapping({
  cells: selector.describe(
    'Target cells that the rule is about, as in require; the last rule that picks a cell holds.',
  ),
  accept: z
    .union([tolerated, z.array(tolerated)], { error: ACCEPT })
    .optional()
    .describe('What may stand there besides a gain that survives: attenuated, inconclusive.'),
  level: oneOf(RULE_LEVELS)
    .default('error')
    .describe('What happens otherwise: off is nothing, warn tells it, error stops the gate.'),
});

const gate = mapping({
  require: z
    .array(selector, { error: 'expected a list of cells' })
    .default(['all'])
    .describe('Target cells that must survive: all, larger, production, RUNG, RUNG/DOMAIN, */DOMAIN.'),
  allowFewSeeds: truth.default(false).describe('Let verdicts about fewer than three seeds pass the gate.'),
  rules: z
    .array(rule, { error: 'expected a list of rules' })
    .optional()
    .describe('Exceptions from require, for some cells.'),
  audit: oneOf(RULE_LEVELS)
    .optional()
    .describe('What findings in cells that no rule looks at do; warn where left out. Others always count.'),
  baseline: path
    .optional()
    .describe('Blessed run to hold the gains against, relative to the suite; carryover bless writes it.'),
});

const RUNGS = 'expected a list of rungs, the sandbox first';
const DOMAINS = 'expected a list of domains, at least one';
const TIME_LIMIT = 'expected a number of seconds above 0, at most 1000000';

/** A suite file. What one field alone can say is checked here, what fields say together in `check-suite.ts`. */
export const suiteSchema = mapping({
  $schema: z.string().optional().describe('For editors.'),
  carryover: z.literal(SUITE_VERSION, { error: `expected ${SUITE_VERSION}` }).describe('Version of the suite format.'),
  name: suiteName.describe('Title of the report and name of its folder.'),
  method: mapping({
    baseline: method.describe('What the candidate is compared with.'),
    candidate: method.describe('The method under test: it won in the sandbox.'),
  }).describe('The two methods that are compared.'),
  rungs: z.array(rung, { error: RUNGS }).min(1, { error: RUNGS }).describe('The sandbox first.'),
  domains: z
    .array(z.union([kind, domain], { error: `expected ${DOMAIN_KINDS.join(', ')} or { name, kind, … }` }), {
      error: DOMAINS,
    })
    .min(1, { error: DOMAINS })
    .describe('A word is short for { name: word, kind: word, draw: 1 }.'),
  seeds: seeds.describe('5 is short for [1, 2, 3, 4, 5].'),
  splits: splits.describe('How many items are used for what.'),
  controls: z
    .array(oneOf(CONTROLS), { error: `expected a list of ${CONTROLS.join(', ')}` })
    .default([...CONTROLS])
    .describe('Arms that show what the gain is not made of.'),
  selection: selection.optional().describe('How the candidate came to be one.'),
  api: api.optional().describe('How models behind an API are asked.'),
  budget: budget
    .optional()
    .describe('What a run may spend on models behind an API; it stops cleanly there, and goes on next time.'),
  sandboxDomain: name.optional().describe('Yardstick for domains that the sandbox rung does not measure.'),
  analysis: analysis.prefault({}).describe('The numbers that fix the analysis in advance.'),
  gate: gate.prefault({}).describe('What has to survive.'),
  timeLimitSeconds: z
    .number({ error: TIME_LIMIT })
    .gt(0, { error: TIME_LIMIT })
    .max(1_000_000, { error: TIME_LIMIT })
    .default(60)
    .describe('A run of a method that takes longer is stopped, and its cell errored.'),
});

export type SuiteText = z.output<typeof suiteSchema>;

/** Keys of every mapping of a suite file, by its path with `[]` for positions. */
export const KNOWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(suiteSchema.shape).filter(key => key !== '$schema'),
  method: ['baseline', 'candidate'],
  'method.baseline': ['module'],
  'method.candidate': ['module'],
  'rungs[]': Object.keys(rung.shape),
  'domains[]': Object.keys(domain.shape),
  splits: Object.keys(splits.shape),
  selection: Object.keys(selection.shape),
  'selection.among[]': ['module'],
  analysis: Object.keys(analysis.shape),
  gate: Object.keys(gate.shape),
  ...API_KEYS,
  'gate.rules[]': Object.keys(rule.shape),
};
