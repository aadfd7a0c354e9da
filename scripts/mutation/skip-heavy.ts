/**
 * Notes the tests that take too long with the changes built in, though none is switched on: a loop in which every operator can be
 * changed runs up to seventy times as long. They are left out of the runs with changes, whose patience grows with the length of
 * the tests; what only such a test would notice counts as survived.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach } from 'vitest';

const MOST_MS = 1000;
const { MUTATION_NOTE: notes, MUTATION_SKIP: list } = process.env;
const heavy = new Set(list === undefined ? [] : readFileSync(list, 'utf8').split('\n'));
let begin = 0;

beforeEach(({ task, skip }) => {
  if (heavy.has(task.name)) skip();
  begin = performance.now();
});

afterEach(({ task }) => {
  if (notes !== undefined && performance.now() - begin > MOST_MS) appendFileSync(notes, `${task.name}\n`);
});
