import type { CheckedClaim, EvidenceNote, EvidenceSummary, SeriesSummary } from '../core/evidence.ts';
import { count, counted, fixed } from '../util/format.ts';
import { align, cut, wrap } from './text-layout.ts';

/** More lines of one kind than this are counted, not listed; --json has them all. */
const MOST_LINES = 30;
const LONGEST_CELL = 34;
const LONGEST_NOTE = 400;

const blank = (text: string | undefined): string => cut(text ?? '–', LONGEST_CELL);

function shorten<Row>(rows: readonly Row[], show: (rows: readonly Row[]) => readonly string[]): readonly string[] {
  if (rows.length <= MOST_LINES + 1) return show(rows);
  return [...show(rows.slice(0, MOST_LINES)), `… and ${count(rows.length - MOST_LINES)} more (--json has them all)`];
}

/** As many digits as tell a claim from what was found. */
const plain = (value: number | undefined): string => String(Number((value ?? Number.NaN).toPrecision(7)));

const isContradicted = ({ claims }: SeriesSummary): boolean => claims.some(({ agrees }) => agrees === 'no');

/** Those whose file contradicts itself first, so that no list is too long to show them. */
const worstFirst = (series: readonly SeriesSummary[]): readonly SeriesSummary[] => [
  ...series.filter(isContradicted),
  ...series.filter(one => !isContradicted(one)),
];

/** "agrees", "accuracy says 0.75, found 0.5", "not checkable" */
function claimWord(claims: readonly CheckedClaim[]): string {
  const wrong = claims.find(({ agrees }) => agrees === 'no');
  if (wrong !== undefined) return `! ${cut(wrong.name)} says ${plain(wrong.value)}, found ${plain(wrong.found)}`;
  if (claims.some(({ agrees }) => agrees === 'yes')) return '✓ agrees';
  return claims.length === 0 ? '–' : 'not checkable';
}

function seriesLine({ facts, items, outcomes, unscored, mean, stderr, claims }: SeriesSummary): string[] {
  const spread = stderr === undefined ? '' : ` ± ${fixed(stderr, 4)}`;
  return [
    blank(facts.model),
    blank(facts.task),
    blank(facts.method),
    blank([facts.metric, facts.filter].filter(Boolean).join(', ') || undefined),
    count(items),
    count(outcomes),
    count(unscored),
    mean === undefined ? '–' : `${fixed(mean, 4)}${spread}`,
    claimWord(claims),
  ];
}

const SERIES_HEADER = ['model', 'task', 'method', 'metric', 'items', 'outcomes', 'unscored', 'mean ± se', 'header'];
const DESIGN_HEADER = ['rung', 'domain', 'arm', 'seeds', 'items', 'outcomes', 'unscored'];

const noteLines = (notes: readonly EvidenceNote[]): readonly string[] =>
  shorten(notes, shown => shown.map(({ path, text }) => `  ${wrap(cut(`${path}: ${text}`, LONGEST_NOTE), '    ')}`));

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

const indented = (lines: readonly string[]): string[] => lines.map(line => `  ${line}`);

function obstacleLines({ found, next, propose }: NonNullable<EvidenceSummary['obstacle']>): readonly string[] {
  const lines = [`  ${wrap(found, '  ')}`, `  ${wrap(next, '  ')}`];
  return propose === undefined
    ? lines
    : [...lines, '  Perhaps (which arm is the baseline no file says):', `    ${propose}`];
}

/** What was read and how it is taken, for the terminal: what a person looks at before the numbers. */
export function renderEvidence(summary: EvidenceSummary): string {
  const { formats, series, rules, design, pairing, notes, excluded, obstacle } = summary;
  const read = formats.map(({ title, files }) => `${counted(files, 'file')} (${title})`).join(', ');
  const found = shorten(worstFirst(series), rows => align([SERIES_HEADER, ...rows.map(seriesLine)]));
  const table = shorten(design, rows =>
    align([
      DESIGN_HEADER,
      ...rows.map(row => [
        blank(row.rung),
        blank(row.domain),
        blank(row.arm),
        count(row.seeds),
        count(row.items),
        count(row.outcomes),
        count(row.unscored),
      ]),
    ]),
  );
  const decides = rules && `domain: ${rules.domain}; rung: ${rules.rung}; arm: ${rules.arm}`;
  return [
    wrap(`Read ${read || 'nothing'}.`),
    ...section('Found', series.length === 0 ? [] : indented(found)),
    ...section(
      'Taken as',
      design.length === 0 ? [] : [...(decides ? [`  ${wrap(decides, '  ')}`] : []), ...indented(table)],
    ),
    ...section(
      'Paired',
      pairing.map(({ rung, domain, role, text }) => {
        const part = role === undefined ? '' : ` (${role})`;
        return `  ${wrap(`${cut(rung)}${part} × ${cut(domain)}: ${text}`, '    ')}`;
      }),
    ),
    ...section('Notes', noteLines(notes)),
    ...section('Left out', noteLines(excluded)),
    ...(obstacle === undefined ? [] : section('No comparison', obstacleLines(obstacle))),
    '',
  ].join('\n');
}
