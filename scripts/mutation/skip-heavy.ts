/**
 * Leaves out, of the run with changes, the tests that took too long in the run before it, which has none: a loop in which every
 * operator can be changed runs up to seventy times as long. A change that only such a test would notice counts as survived.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, inject } from 'vitest';

const MOST_MS = 2000;
const list = process.env.MUTATION_HEAVY ?? '';
const isFirstRun = inject('mode' as never) === 'dry-run';
const heavy = new Set(!isFirstRun && existsSync(list) ? readFileSync(list, 'utf8').split('\n') : []);
let begin = 0;

beforeEach(({ task, skip }) => {
  if (heavy.has(task.name)) skip();
  begin = performance.now();
});

afterEach(({ task }) => {
  if (isFirstRun && performance.now() - begin > MOST_MS) appendFileSync(list, `${task.name}\n`);
});
