import type { History } from '../../core/history.ts';
import { csvLine } from '../csv-line.ts';

const HEADER = [
  'night',
  'created_at',
  'directory',
  'segment',
  'rung',
  'domain',
  'role',
  'observation',
  'seeds',
  'items',
  'gain',
  'low',
  'high',
  'log_evidence_fall',
  'log_evidence_rise',
  'verdict',
  'changed',
];

/** One row per night and cell, gains as fractions. */
export function renderHistoryCsv({ nights, series }: History): string {
  const rows = nights.flatMap(({ night, createdAt, directory, changes }) =>
    series.flatMap(({ rung, domain, role, segment, observation, points }) =>
      points
        .filter(point => point.night === night)
        .map(({ seeds, items, gain, low, high, fall, rise, verdict }) => {
          const changed = [...new Set(changes.map(({ aspect }) => aspect))].join(' ');
          const place = [night, createdAt, directory, segment, rung, domain, role, observation];
          return [...place, seeds, items, gain, low, high, fall, rise, verdict, changed];
        }),
    ),
  );
  return [HEADER, ...rows].map(csvLine).join('');
}
