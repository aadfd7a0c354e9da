import type { Source } from '../../tables/open-source.ts';
import { parseJson } from '../../tables/parse-json.ts';

export interface JsonRecord {
  readonly value: unknown;
  /** "samples.jsonl:3" or "samples.json: record 3", for messages. */
  readonly where: string;
}

async function* ofLines(source: Source): AsyncGenerator<JsonRecord> {
  for await (const { bytes, firstLine } of source.lines()) {
    for (const [at, line] of bytes.toString('utf8').split('\n').entries()) {
      const number = firstLine + at;
      if (line.trim() === '') continue;
      yield { value: parseJson(line, source.path, number).value, where: `${source.path}:${number}` };
    }
  }
}

/**
 * The records of a file that has one JSON value on every line, as they are read; or of one that is a single JSON list.
 * @throws CarryoverError `data-invalid` for what is no JSON, naming the line
 */
export async function* jsonRecords(source: Source): AsyncGenerator<JsonRecord> {
  if (!/^\s*\[/.test(source.head)) {
    yield* ofLines(source);
    return;
  }
  const list = (await source.readJson()) as readonly unknown[];
  for (const [at, value] of list.entries()) yield { value, where: `${source.path}: record ${at + 1}` };
}
