import { parseYaml } from '../../src/suite/parse-yaml.ts';
import type { KnownNames } from '../../src/suite/suite-parts.ts';

/** Names that the tests of suites take for known. */
export const KNOWN: KnownNames = {
  methods: [
    { name: 'vanilla', usesTeacher: true },
    { name: 'soft-labels', usesTeacher: true },
    { name: 'em-posterior', usesTeacher: true },
    { name: 'zero-shot', usesTeacher: false },
    { name: 'majority-answer', usesTeacher: false },
  ],
  learners: ['local/tiny', 'local/small', 'local/medium', 'local/large'],
  draws: 4,
};

/** A suite in which every field that may be left out is left out. */
export const SMALL_SUITE = `carryover: 1
name: small
method:
  baseline: vanilla
  candidate: em-posterior
rungs:
  - { name: sandbox, role: sandbox, weak: local/tiny, strong: local/small }
  - { name: production, role: production, weak: local/small, strong: local/medium }
domains: [math]
seeds: 3
splits: { labelled: 20, unlabelled: 40, test: 100 }
`;

/** A change of a suite: the value at a path, or no value there where it is undefined. */
export type Change = readonly [path: readonly (string | number)[], value: unknown];

/** The small suite with some values replaced, as JSON (one line). */
export function suiteText(...changes: readonly Change[]): string {
  const { value } = parseYaml(SMALL_SUITE, 'small.yaml');
  for (const [path, replacement] of changes) {
    const [last = '', ...front] = path.toReversed();
    const parent = front.toReversed().reduce<unknown>((at, part) => Reflect.get(at as object, part), value);
    if (replacement === undefined) Reflect.deleteProperty(parent as object, last);
    else Reflect.set(parent as object, last, replacement);
  }
  return JSON.stringify(value);
}
