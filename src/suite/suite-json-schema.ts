import { z } from 'zod';
import { suiteSchema } from './schema.ts';

/** JSON Schema of suite files as they are written, made of the validator: editors complete and check them with it. */
export const suiteJsonSchema = (): object => ({
  ...z.toJSONSchema(suiteSchema, { io: 'input', target: 'draft-07' }),
  title: 'carryover suite',
});
