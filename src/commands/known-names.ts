import { DRAWS } from '../corpora/route-problem.ts';
import { LOCAL_LEARNERS } from '../learners/find-local-model.ts';
import { METHODS } from '../methods/registry.ts';
import type { KnownNames } from '../suite/suite-parts.ts';

/** What a suite may name. */
export const knownNames = (): KnownNames => ({
  methods: METHODS,
  learners: LOCAL_LEARNERS,
  draws: DRAWS,
});
