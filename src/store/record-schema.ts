import { z } from 'zod';

const name = z.string().min(1);
const count = z.int().min(0);

const receipt = z.strictObject({
  trainedOn: count,
  labelsChanged: count.optional(),
  parametersMoved: z.number().min(0).optional(),
  note: z.string().optional(),
});

const model = z.strictObject({
  learner: name,
  asked: count,
  refused: count,
  unreadable: count,
  failed: count,
  order: z.strictObject({ pairs: count, first: count, second: count }).optional(),
});

const asked = z.strictObject({ models: z.array(model), leftOut: count.optional() });

const origin = {
  domain: name,
  rung: name,
  arm: name,
  seed: name,
  key: name,
  method: name.optional(),
  learner: name,
};

/** What became of a planned cell, as `run.json` keeps it. */
export const recordSchema = z.discriminatedUnion('state', [
  z.strictObject({
    ...origin,
    state: z.literal('done'),
    receipt,
    repeats: z.array(z.number().min(0).max(1)).optional(),
    asked: asked.optional(),
  }),
  z.strictObject({ ...origin, state: z.literal('errored'), reason: name }),
]);

/** How the candidate was chosen. */
export const selectionSchema = z.strictObject({
  among: z.array(name),
  rule: name,
  draw: count,
  seeds: z.array(count),
});

/** Text of an item that decided a cell. */
export const textSchema = z.strictObject({
  domain: name,
  item: name,
  input: z.union([z.string(), z.strictObject({ prompt: z.string(), first: z.string(), second: z.string() })]),
});
