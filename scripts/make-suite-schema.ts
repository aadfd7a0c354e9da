import { writeFileSync } from 'node:fs';
import { suiteJsonSchema } from '../src/suite/suite-json-schema.ts';

/** Writes the JSON Schema of suite files, which is shipped: `node scripts/make-suite-schema.ts && npx biome check --write assets`. */
const path = new URL('../assets/suite.schema.json', import.meta.url);
writeFileSync(path, `${JSON.stringify(suiteJsonSchema(), null, 2)}\n`);
