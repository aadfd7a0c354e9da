import type { CellOutput } from '../core/job.ts';
import { isCellOutput } from './is-cell-output.ts';

/** Version of the stored form. */
const SCHEMA = 1;

interface StoredOutput extends CellOutput {
  readonly schema: number;
}

/** Bytes of a cell's output, as the store keeps it: JSON, a sign per prediction. */
export const encodeOutput = ({ draws, receipt, asked }: CellOutput): Uint8Array =>
  Buffer.from(JSON.stringify({ schema: SCHEMA, receipt, draws, asked } satisfies StoredOutput));

const isStored = (value: unknown): value is StoredOutput =>
  isCellOutput(value) && 'schema' in value && value.schema === SCHEMA;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads it back; undefined where it was written by another version or is no output, so that the cell is measured again. */
export function decodeOutput(bytes: Uint8Array): CellOutput | undefined {
  const value = parse(Buffer.from(bytes).toString('utf8'));
  if (!isStored(value)) return undefined;
  const { draws, receipt, asked } = value;
  return asked === undefined ? { draws, receipt } : { draws, receipt, asked };
}
