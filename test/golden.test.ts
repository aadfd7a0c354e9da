import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkGolden, type GoldenTopic } from './support/golden.ts';
import { GOLDEN_OPS } from './support/golden-ops/registry.ts';

/** Another set of cases of the same operations, in the same format, can be run in place of the committed one. */
const OTHER = process.env.CARRYOVER_GOLDEN_DIR;
const FOLDER = OTHER ?? 'test/golden';

/** Topic files of a folder; tables of other references that lie beside them have no operations. */
const topics = readdirSync(FOLDER)
  .filter(name => name.endsWith('.json'))
  .sort()
  .map(name => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as GoldenTopic)
  .filter(({ core, cases }) => core !== undefined && Array.isArray(cases));

describe.each(topics.map(topic => [topic.topic, topic] as const))(`${FOLDER}: %s`, (_, topic) => {
  test.each(topic.cases.map(golden => [golden.id, golden] as const))('%s', (_id, golden) => {
    const op = GOLDEN_OPS[golden.op];
    expect(op, `no public function is mapped to the operation ${golden.op}`).toBeDefined();
    if (op === undefined) return;
    expect(checkGolden(topic, golden, () => op(golden))).toEqual([]);
  });
});

test('there are cases to check, and every mapped operation has some', () => {
  const ops = new Set(topics.flatMap(({ cases }) => cases.map(({ op }) => op)));
  expect(ops.size).toBeGreaterThan(0);
  if (OTHER !== undefined) return;
  expect(topics.flatMap(({ cases }) => cases).length).toBe(315);
  expect([...ops].sort()).toEqual(Object.keys(GOLDEN_OPS).sort());
  expect(ops.size).toBe(61);
});
