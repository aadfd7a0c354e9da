import type { CountsResult } from '../../core/counts-result.ts';
import { counted } from '../../util/format.ts';
import { code, plain } from '../markdown-escape.ts';
import type { CountsView, DomainView, TableView } from './counts-view.ts';
import { countsViewModel } from './counts-view-model.ts';

/** More findings than this are in the page and in result.json: a comment has a length. */
const MOST_FINDINGS = 40;

function tableLines({ columns, rows, note }: TableView): string[] {
  return [
    ...(note === undefined ? [] : [plain(note), '']),
    `| ${columns.map(plain).join(' | ')} |`,
    `|${columns.map(() => '---|').join('')}`,
    ...rows.map(({ names, values }) => `| ${[...names, ...values].map(plain).join(' | ')} |`),
    '',
  ];
}

const section = (table: TableView | undefined): string[] =>
  table === undefined || table.rows.length === 0 ? [] : [`### ${plain(table.title)}`, '', ...tableLines(table)];

/** Folded up, so that the story stays on one screen. */
const folded = (table: TableView | undefined): string[] =>
  table === undefined || table.rows.length === 0
    ? []
    : [`<details><summary>${plain(table.title)}</summary>`, '', ...tableLines(table), '</details>', ''];

const domainLines = ({
  domain,
  pair,
  facts,
  methods,
  pgr,
  asStated,
  contrasts,
  sentences,
  subsets,
  runs,
}: DomainView): string[] => [
  `## ${plain(domain)} _(${plain(pair)})_`,
  '',
  plain(facts),
  '',
  ...sentences.map(text => `- ${plain(text)}`),
  ...(sentences.length > 0 ? [''] : []),
  ...section(methods),
  ...section(pgr),
  ...section(asStated),
  ...section(contrasts),
  ...folded(subsets),
  ...folded(runs),
];

function findingLines({ findings }: CountsView): string[] {
  if (findings.rows.length === 0) return [];
  const rows = findings.rows.slice(0, MOST_FINDINGS);
  const more = findings.rows.length - rows.length;
  return [
    '## Findings',
    '',
    ...folded({ ...findings, title: counted(findings.rows.length, 'finding'), rows }),
    ...(more > 0 ? [`${more} more are in index.html and result.json.`, ''] : []),
  ];
}

/** The story for step summaries and pull-request comments. */
export function renderCountsMarkdown(result: CountsResult): string {
  const view = countsViewModel(result);
  const lines = [
    `# ${plain(view.name)}`,
    '',
    `**${plain(view.headline)}**`,
    '',
    `Decision: ${plain(view.decision)}`,
    '',
    ...view.reasons.map(reason => `- ${plain(reason)}`),
    ...(view.reasons.length > 0 ? [''] : []),
    ...view.health.map(
      ({ glyph, title, word, text }) => `- ${glyph} **${plain(title)}: ${plain(word)}.** ${plain(text)}`,
    ),
    '',
    ...section(view.codes),
    ...view.domains.flatMap(domainLines),
    '## What this evidence cannot answer',
    '',
    ...view.unanswered.map(({ question, because }) => `- **${plain(question)}**: ${plain(because)}.`),
    '',
    ...findingLines(view),
    ...folded(view.excluded),
    '## Reproduce',
    '',
    code(view.command),
    '',
    ...view.inputs.map(({ path, sha256, bytes }) => `- ${code(path)}: ${bytes} bytes, sha256 ${code(sha256)}`),
  ];
  return `${lines.join('\n')}\n`;
}
