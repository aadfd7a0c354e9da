import type { History } from '../../src/core/history.ts';
import { makeHistory } from '../../src/history/make-history.ts';
import { factOf, madeSeries } from './made-nights.ts';

/** A history with one name wherever somebody can name something: suite, directories, rungs, domains, seeds, facts, reasons. */
export function nastyHistory(name: string): History {
  const nights = madeSeries('nasty', { count: 4, gainOf: () => 0.1 }).map((night, at) => ({
    ...night,
    directory: `${name} ${at}`,
    suite: name,
    facts: [factOf('models', at > 0 ? name : `${name}!`), factOf('suite', at > 2 ? name : `${name}?`)],
    cells: [
      ...night.cells.map(cell => ({ ...cell, rung: name, domain: name })),
      { rung: `${name} 2`, domain: name, role: 'production' as const, status: 'unmeasured' as const, reason: name },
    ],
    remarks: [name],
  }));
  const left = [{ directory: name, reason: name, kind: 'unreadable' as const }];
  const blessed = {
    path: name,
    state: 'compared' as const,
    obstacles: [],
    changes: [name],
    gains: [{ rung: name, domain: name, gain: 0.5, low: 0.4, high: 0.6 }],
  };
  return makeHistory(nights, { suite: name, alpha: 0.05, draws: 'auto', left, blessed });
}
