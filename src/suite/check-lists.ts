import { type Fault, findRepeats } from './fault.ts';
import type { SuiteText } from './schema.ts';
import { listSeeds } from './suite-parts.ts';

function* checkDistinct(values: readonly (string | number)[], path: readonly string[]): Generator<Fault> {
  for (const [at, before] of findRepeats(values)) {
    const place = path.join('.');
    const text = `${place}[${at}] is ${values[at]}, as is ${place}[${before}]; expected values that differ`;
    yield {
      path: [...path, at],
      text,
      hint: 'Name each of them once: the same thing twice is no evidence of its own.',
    };
  }
}

/** What is wrong with the seeds and the controls, by what they say together. */
export function* checkLists({ seeds, controls, selection }: SuiteText): Generator<Fault> {
  if (typeof seeds !== 'number') yield* checkDistinct(seeds, ['seeds']);
  yield* checkDistinct(controls, ['controls']);
  if (selection === undefined) return;
  yield* checkDistinct(selection.seeds, ['selection', 'seeds']);
  const used = new Set(listSeeds(seeds));
  for (const [at, seed] of selection.seeds.entries()) {
    if (!used.has(seed)) continue;
    const text = `selection.seeds[${at}] is ${seed}, which is also a seed of the suite; expected seeds of the search's own`;
    const hint = 'Let the suite use other seeds: a method must not be tested on the seeds it was chosen by.';
    yield { path: ['selection', 'seeds', at], text, hint };
  }
}
