import type { CountedDomain, CountedMethod, CountsContrast, CountsResult } from '../../core/counts-result.ts';
import { type CsvValue, csvLine } from '../csv-line.ts';

type Columns = Readonly<Record<string, CsvValue>>;

/** The difference from the baseline, as far as it was paired. */
function contrastColumns(contrast: CountsContrast | undefined): Columns {
  const paired = contrast?.status === 'paired' ? contrast : undefined;
  const t = paired === undefined || 'status' in paired.t ? undefined : paired.t;
  return {
    baseline: contrast?.baseline,
    pairs: paired?.difference.runs,
    difference: paired?.difference.mean,
    difference_low: t?.low,
    difference_high: t?.high,
    p_t: t?.p,
    p_t_holm: paired?.holm.t,
    p_sign_flip: paired?.signFlip.p,
    p_sign_flip_holm: paired?.holm.signFlip,
    not_paired: contrast?.status === 'unpaired' ? contrast.reason : undefined,
  };
}

function methodColumns(own: CountedMethod, { domain, pair, gap, items, contrasts }: CountedDomain): Columns {
  const readings = own.pgr.flatMap(reading => [
    [
      `pgr_${reading.definition.replaceAll('-', '_')}`,
      reading.status === 'measured' ? reading.pgr.mean : undefined,
    ] as const,
  ]);
  return {
    domain,
    pair,
    method: own.method,
    runs: own.runs.length,
    items,
    correct: own.answers?.correct,
    answers: own.answers?.total,
    accuracy: own.accuracy?.mean,
    accuracy_sem: own.accuracy?.sem,
    item_error: own.itemError,
    gap,
    ...Object.fromEntries(readings),
    ...contrastColumns(contrasts.find(({ method }) => method === own.method)),
  };
}

/** One line for every method of every domain, every number to its last digit, as fractions. */
export function renderCountsCsv({ domains }: CountsResult): string {
  const rows = domains.flatMap(domain => domain.methods.map(method => methodColumns(method, domain)));
  const columns = Object.keys(rows[0] ?? {});
  return [columns, ...rows.map(row => columns.map(name => row[name]))].map(csvLine).join('');
}
