import { z } from 'zod';

const name = z.string().min(1);

/** What is compared with what. */
export const designSchema = z.strictObject({
  rungs: z
    .array(
      z.strictObject({
        name,
        role: z.enum(['sandbox', 'larger', 'production']),
        size: z.number().positive().optional(),
      }),
    )
    .min(1),
  domains: z.array(name).min(1),
  arms: z.strictObject({ baseline: name, candidate: name, weak: name.optional(), ceiling: name.optional() }),
  sandboxDomain: name.optional(),
});

/** The numbers that fix an analysis. */
export const settingsSchema = z.strictObject({
  alpha: z.number().gt(0).lt(0.5),
  sesoi: z.number().gt(0).lt(1),
  retention: z.number().gt(0).max(1),
  seed: z.int(),
  replicates: z.int().min(1),
  aaReplicates: z.int().min(1),
  missingThreshold: z.number().min(0).max(1),
});

/** What the gate asks for. */
export const policySchema = z.strictObject({ require: z.array(z.string()), allowFewSeeds: z.boolean() });
