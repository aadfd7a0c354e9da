import type { History } from '../../src/core/history.ts';
import { madeHistory } from './made-history.ts';
import { factOf, madeSeries } from './made-nights.ts';

/** A history that has the same name for everything that somebody named: two starts, a fall, a gap, a baseline, runs left out. */
export function nastyHistory(name: string): History {
  const made = madeSeries('nasty', { count: 24, gainOf: night => (night < 12 ? 0.2 : 0), sd: 0.005 });
  const nights = made.map((night, at) => {
    const cells = night.cells.map(cell => ({ ...cell, rung: name, domain: name }));
    const unmeasured = cells.map(cell => ({ ...cell, status: 'unmeasured' as const, reason: name }));
    const facts = [{ ...factOf('items', at < 20 ? name : `${name}2`), what: name }];
    const directory = `${name}/${at + 1}${name}`;
    return { ...night, directory, facts, cells: at === 21 ? unmeasured : cells, remarks: [name] };
  });
  const gains = [{ rung: name, domain: name, gain: 0.5, low: 0.49, high: 0.51 }];
  const blessed = { path: name, state: 'compared', obstacles: [], changes: [name], gains } as const;
  const left = [{ directory: name, kind: 'unreadable', reason: name }] as const;
  return madeHistory(nights, { suite: name, left, blessed });
}
