import { CarryoverError } from '../../core/errors.ts';
import { quote } from '../../core/quote.ts';
import { checkText, withoutByteOrderMark } from '../../tables/line-chunks.ts';
import { parseJson } from '../../tables/parse-json.ts';
import { isObject } from '../json-fields.ts';
import { type AarPlace, REFERENCE_IDEAS } from './aar-place.ts';
import { type AarRecord, textAt } from './aar-record.ts';
import { readConfigKey } from './config-key.ts';
import { readEvaluations } from './read-evaluation.ts';
import { wrongFields } from './record-fields.ts';

export interface RawResult {
  readonly path: string;
  readonly place: AarPlace;
  readonly sha256: string;
  readonly bytes: Buffer;
  readonly modified: number | undefined;
  readonly mode: number | undefined;
}

export interface PlacedResult extends RawResult {
  readonly dataset: string;
  readonly domain: string;
  readonly method: string;
}

/** @throws CarryoverError for what is no JSON object */
export function parseResult({ path, bytes }: RawResult): { json: Readonly<Record<string, unknown>>; text: string } {
  const clean = withoutByteOrderMark(bytes);
  checkText(path, { bytes: clean, firstLine: 1 });
  const text = clean.toString('utf8');
  const { value } = parseJson(text, path);
  if (isObject(value)) return { json: value, text };
  const found = `${path}: is ${quote(value)}; expected an object.`;
  throw new CarryoverError('data-invalid', found, 'Check that the file is whole.');
}

function roleOf(method: string): AarRecord['role'] {
  return Object.hasOwn(REFERENCE_IDEAS, method) ? REFERENCE_IDEAS[method as keyof typeof REFERENCE_IDEAS] : 'run';
}

/** One result as the rules see it; what is missing or of the wrong kind is left out, and listed. */
export function readRecord(raw: PlacedResult, { json, text }: ReturnType<typeof parseResult>): AarRecord {
  const { path, place, dataset, domain, method, modified, mode } = raw;
  const role = roleOf(method);
  const { own, ceiling, wrong } = readEvaluations(json, role === 'ceiling');
  const soft = Object.hasOwn(json, 'soft_labels') ? json.soft_labels : undefined;
  return {
    path,
    folder: path.slice(0, path.lastIndexOf('/')),
    domain,
    dataset,
    method,
    role,
    config: place.config,
    key: readConfigKey(place.config),
    seed: place.seed,
    weakModel: textAt(json, 'weak_model'),
    strongModel: textAt(json, 'strong_model'),
    json,
    text,
    modified,
    mode,
    own,
    ceiling,
    softLabels: Array.isArray(soft) ? soft : undefined,
    wrong: [...wrongFields(json, role), ...wrong],
  };
}
