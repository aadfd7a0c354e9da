import type { Baseline } from '../core/baseline.ts';
import type { AgreedGain, AgreedRun } from '../core/history.ts';
import { checkBaseline } from '../verdict/check-baseline.ts';
import type { Tonight } from '../verdict/find-departures.ts';
import { givenPolicy } from './policy-options.ts';
import { policyFolder, readAgainst } from './read-against.ts';

const gainsOf = ({ cells }: Baseline): readonly AgreedGain[] =>
  cells.flatMap(({ rung, domain, gain }) => {
    if (gain === undefined) return [];
    const { point, low, high } = gain.family;
    return { rung, domain, gain: point, low, high };
  });

/**
 * The blessed run of a history: what the policy of its last night names, or what is named here.
 * @param path relative to where one stands
 * @returns undefined where neither names one; what is missing, edited or of another study is told, and has no gains
 */
export async function readAgreed(last: Tonight, path: string | undefined): Promise<AgreedRun | undefined> {
  const { kind, provenance } = last;
  const asked = path === undefined ? {} : givenPolicy({ baseline: path }, policyFolder(kind, provenance.inputs));
  const against = await readAgainst({ kind, provenance, policy: { ...last.policy, ...asked } });
  if (against === undefined) return undefined;
  const { reading } = against;
  const checked = checkBaseline(reading, last);
  const isHeld = reading.state === 'read' && checked.state === 'compared';
  return { ...checked, gains: isHeld ? gainsOf(reading.baseline) : [] };
}
