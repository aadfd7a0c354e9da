import type { History } from '../../core/history.ts';

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

/** Text that a spreadsheet would run as a formula gets an apostrophe in front, as spreadsheets themselves write it. */
const asText = (text: string): string => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text);
const quoteField = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const field = (value: string | number | undefined): string =>
  typeof value === 'number' ? String(value) : quoteField(asText(value ?? ''));

/** One row per night and cell, gains as fractions. RFC 4180 with LF. */
export function renderHistoryCsv({ nights, series }: History): string {
  const rows = nights.flatMap(({ night, createdAt, directory, segment, changes }) =>
    series.flatMap(({ rung, domain, role, observation, points }) =>
      points
        .filter(point => point.night === night)
        .map(({ seeds, items, gain, low, high, fall, rise, verdict }) => {
          const changed = [...new Set(changes.map(({ aspect }) => aspect))].join(' ');
          const place = [night, createdAt, directory, segment, rung, domain, role, observation];
          return [...place, seeds, items, gain, low, high, fall, rise, verdict, changed].map(field).join(',');
        }),
    ),
  );
  return `${[HEADER.join(','), ...rows].join('\n')}\n`;
}
