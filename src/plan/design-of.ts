import type { Design, Rung } from '../core/design.ts';
import type { Suite, SuiteRung } from '../core/suite.ts';

/** Names of the arms that every rung × domain × seed of a suite has, and that the analysis compares. */
export const ARMS = { baseline: 'baseline', candidate: 'candidate', weak: 'weak', ceiling: 'ceiling' } as const;

const rungOf = ({ name, role, size }: SuiteRung): Rung => (size === undefined ? { name, role } : { name, role, size });

/** What a suite compares with what, in its own order. */
export const designOf = ({ rungs, domains, sandboxDomain }: Suite): Design => ({
  rungs: rungs.map(rungOf),
  domains: domains.map(({ name }) => name),
  arms: ARMS,
  ...(sandboxDomain === undefined ? {} : { sandboxDomain }),
});
