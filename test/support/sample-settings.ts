import type { AnalysisSettings } from '../../src/core/design.ts';

/** Settings of an analysis that says nothing of them. */
export const SAMPLE_SETTINGS: AnalysisSettings = {
  alpha: 0.05,
  sesoi: 0.02,
  retention: 0.5,
  seed: 1,
  replicates: 9999,
  aaReplicates: 2000,
  missingThreshold: 0.01,
};
