import { bootstrapCiOps } from './bootstrap-ci.ts';
import { bootstrapExactOps } from './bootstrap-exact.ts';
import { bootstrapHierarchicalOps } from './bootstrap-hierarchical.ts';
import { clusterSeOps } from './cluster-se.ts';
import { equivalenceOps } from './equivalence.ts';
import { fiellerOps } from './fieller.ts';
import type { GoldenOps } from './golden-ops.ts';
import { mcnemarOps } from './mcnemar.ts';
import { metaAnalysisOps } from './meta-analysis.ts';
import { multiplicityOps } from './multiplicity.ts';
import { pairedDifferenceOps } from './paired-difference.ts';
import { permutationOps } from './permutation.ts';
import { pgrRatioOps } from './pgr-ratio.ts';
import { powerOps } from './power.ts';
import { proportionIntervalsOps } from './proportion-intervals.ts';
import { selectionOps } from './selection.ts';
import { specialFunctionsOps } from './special-functions.ts';
import { wilcoxonOps } from './wilcoxon.ts';

/** Every operation of the reference set, and the public function behind it. */
export const GOLDEN_OPS: GoldenOps = {
  ...bootstrapCiOps,
  ...bootstrapExactOps,
  ...bootstrapHierarchicalOps,
  ...clusterSeOps,
  ...equivalenceOps,
  ...fiellerOps,
  ...metaAnalysisOps,
  ...mcnemarOps,
  ...multiplicityOps,
  ...pairedDifferenceOps,
  ...permutationOps,
  ...pgrRatioOps,
  ...powerOps,
  ...proportionIntervalsOps,
  ...selectionOps,
  ...specialFunctionsOps,
  ...wilcoxonOps,
};
