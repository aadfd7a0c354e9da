import type { ChartLayer, ChartSpec } from './chart.ts';

type Row = Readonly<Record<string, unknown>>;

/** More than any screen can show: a picture is a thousand pixels wide. */
const DIGITS = 6;
const DELIMITER = ';';

const rounded = (value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(DIGITS)) : value;

/** A field as RFC 4180 has it, with another delimiter. */
const quoted = (text: string): string => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const isPlain = (value: unknown): boolean => typeof value === 'string' || Number.isFinite(value);

/** Rows as a table in one text, half as long as a list of objects; undefined where they do not all have the same plain fields. */
function tableOf(rows: readonly Row[]): object | undefined {
  const [first] = rows;
  if (first === undefined || rows.length < 2) return undefined;
  const names = Object.keys(first);
  const isSame = (row: Row): boolean =>
    Object.keys(row).length === names.length &&
    names.every(name => isPlain(row[name]) && typeof row[name] === typeof first[name]);
  if (!rows.every(isSame)) return undefined;
  const lines = rows.map(row => names.map(name => quoted(String(row[name]))).join(DELIMITER));
  const numbers = names.filter(name => typeof first[name] === 'number');
  return {
    values: [names.map(quoted).join(DELIMITER), ...lines].join('\n'),
    format: { type: 'dsv', delimiter: DELIMITER, parse: Object.fromEntries(numbers.map(name => [name, 'number'])) },
  };
}

/** Rows of a layer, if it has a list of them. */
function rowsOf(layer: ChartLayer): readonly Row[] | undefined {
  const { data } = layer as { readonly data?: { readonly values?: unknown } };
  return Array.isArray(data?.values) ? (data.values as readonly Row[]) : undefined;
}

/** Fields that any channel of a layer names. */
function usedFields({ encoding }: { readonly encoding?: object }): ReadonlySet<string> {
  const channels: readonly unknown[] = Object.values(encoding ?? {});
  return new Set(
    channels.flatMap(channel => {
      const { field } = channel as { readonly field?: unknown };
      return typeof field === 'string' ? [field] : [];
    }),
  );
}

function compactLayer(layer: ChartLayer): ChartLayer {
  const rows = rowsOf(layer);
  if (rows === undefined) return layer;
  const used = usedFields(layer as { readonly encoding?: object });
  const values = rows.map(row => {
    const fields = Object.entries(row).filter(([name]) => used.has(name));
    return Object.fromEntries(fields.map(([name, value]) => [name, rounded(value)]));
  });
  return { ...layer, data: tableOf(values) ?? { values } } as ChartLayer;
}

/**
 * The same picture from less text: layers without a mark left out, and fields that none of a layer's channels names; numbers to
 * six digits, and the rows of a layer as one table.
 * Page, figures and spec files all come from this form.
 */
export const compactSpec = (spec: ChartSpec): ChartSpec => ({
  ...spec,
  layer: spec.layer.filter(layer => rowsOf(layer)?.length !== 0).map(compactLayer),
});
