import { readFileSync } from 'node:fs';

type Row = readonly [number, ...number[]];

/** Values of mpmath; `about` in the file says of what. The last number of a row is the value, of `nct` the last two. */
export interface MpmathValues {
  readonly normalCdf: readonly Row[];
  readonly logGamma: readonly Row[];
  readonly chi2Sf: readonly Row[];
  readonly chi2Cdf: readonly Row[];
  readonly betaInc: readonly Row[];
  readonly betaIncUpper: readonly Row[];
  readonly binomCdf: readonly Row[];
  readonly binomSf: readonly Row[];
  readonly binomPmf: readonly Row[];
  readonly tCdf: readonly Row[];
  readonly nct: readonly (readonly [number, number, number, number, number])[];
}

export const loadMpmathValues = (): MpmathValues =>
  JSON.parse(readFileSync(new URL('../golden/mpmath-values.json', import.meta.url), 'utf8'));
