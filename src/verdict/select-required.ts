import type { CellRef } from '../core/cell-estimates.ts';
import type { Design } from '../core/design.ts';
import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import { nearestName } from '../util/nearest-name.ts';

/** A selector picks by `all`, role, rung, RUNG/DOMAIN or star/DOMAIN; names are compared as they are. */
function picks(selector: string, { rung, domain }: CellRef, design: Design): boolean {
  if (selector === 'all' || selector === rung) return true;
  if (selector === `${rung}/${domain}` || selector === `*/${domain}`) return true;
  // A rung that is called like a role is meant by its name.
  const [word = ''] = selector.split('/');
  if (design.rungs.some(({ name }) => name === word)) return false;
  return design.rungs.some(
    ({ name, role }) => name === rung && (selector === role || selector === `${role}/${domain}`),
  );
}

/**
 * The target cells that the gate requires to survive.
 * @param targets every rung × domain outside the sandbox, measured or not
 * @throws CarryoverError `usage` when a selector picks none: a requirement that nothing can meet must not pass in silence
 */
export function selectRequired(selectors: readonly string[], targets: readonly CellRef[], design: Design): CellRef[] {
  for (const selector of selectors) {
    if (targets.some(target => picks(selector, target, design))) continue;
    if (targets.length === 0 && selector === 'all') continue; // one rung: all of nothing
    const roles = design.rungs.map(({ role }) => role).filter(role => role !== 'sandbox');
    const cells = targets.flatMap(({ rung, domain }) => [rung, `${rung}/${domain}`, `*/${domain}`]);
    const known = [...new Set(['all', ...roles, ...cells])];
    const nearest = nearestName(selector, known);
    const meant = nearest === undefined ? '' : ` (did you mean ${quote(nearest)}?)`;
    throw new CarryoverError(
      'usage',
      `The gate's selector ${quote(selector)} picks no target cell${meant}; expected one of: ${known.slice(0, 24).map(quote).join(', ')}.`,
      'Name a rung, a RUNG/DOMAIN, */DOMAIN, a role (production, larger) or all.',
    );
  }
  return targets.filter(target => selectors.some(selector => picks(selector, target, design)));
}
