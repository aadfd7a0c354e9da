import { quote } from '../../../core/quote.ts';
import type { Source } from '../../../tables/open-source.ts';
import type { EvidenceReader } from '../../evidence-reader.ts';
import type { EvidenceSink } from '../../evidence-sink.ts';
import { type ColumnMeaning, isNamedAs } from '../column-names.ts';
import { headRows } from '../head-rows.ts';
import { allRows } from '../source-rows.ts';
import { checkWide } from './check-wide.ts';
import { recognizeWide } from './recognize-wide.ts';
import { type WideColumn, type WideRules, wideColumns } from './wide-columns.ts';

async function recognizes(source: Source, rules: WideRules): Promise<boolean> {
  const rows = await headRows(source);
  return rows !== undefined && recognizeWide(rows, rules);
}

/** The column that says what was asked, and the one that says which part of the items a row belongs to. */
function findTextColumn(columns: readonly WideColumn[], meanings: readonly ColumnMeaning[]): number {
  return columns.find(({ name, kind }) => kind === 'text' && isNamedAs(name, meanings))?.at ?? -1;
}

async function readWide(source: Source, sink: EvidenceSink, rules: WideRules): Promise<void> {
  const { path } = source;
  const rows = await allRows(source);
  const columns = wideColumns(rows, rules);
  checkWide(path, rows, columns, rules);
  const models = columns.filter(({ kind }) => kind === 'scores');
  const texts = columns.filter(({ kind }) => kind === 'text');
  const subsetAt = findTextColumn(texts, ['subset', 'task', 'domain']);
  const textAt = findTextColumn(texts, ['text']);
  for (const { name } of columns.filter(({ kind }) => kind === 'empty')) {
    sink.note(path, `column ${quote(name)} is empty and was passed over`);
  }
  if (rules.note !== undefined) sink.note(path, rules.note);
  const cell = (cells: readonly unknown[], at: number) => (cells[at] as string | undefined) || undefined;
  const tags = rows.rows.map(cells => Object.fromEntries(texts.map(({ name, at }) => [name, cells[at]])));
  for (const { name, at } of models) {
    for (const [row, cells] of rows.rows.entries()) {
      const score = rules.readCell(cells[at]);
      sink.add(
        { path, format: rules.format },
        { model: name },
        {
          item: cells[0] as string,
          status: typeof score === 'number' ? 'scored' : rules.emptyMeans,
          score: typeof score === 'number' ? score : 0,
          subset: cell(cells, subsetAt),
          text: cell(cells, textAt),
          tags: tags[row],
          place: `${path}:${rows.lines[row]}: column ${quote(name)}`,
        },
      );
    }
  }
}

/** A reader for tables with one row per item and one column per model. */
export const wideReader = (rules: WideRules): EvidenceReader => ({
  format: rules.format,
  title: rules.title,
  recognizes: source => recognizes(source, rules),
  read: async (sources, sink) => {
    for (const source of sources) await sink.attempt(source.path, () => readWide(source, sink, rules));
  },
});
