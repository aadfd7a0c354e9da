import type { StoredReply, TokenOdds, Usage } from '../../core/answers.ts';
import { CarryoverError } from '../../core/errors.ts';
import { quote } from '../../core/quote.ts';
import { checkSettings } from './check-settings.ts';
import { RECORDING, type RecordedModel, type Recording } from './recording.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const HINT = 'Copy the file again, to its end, or have it recorded again.';
const KEY = /^[0-9a-f]{32}$/;

const refuse = (where: string, found: string): CarryoverError =>
  new CarryoverError('data-invalid', `${where}: ${found}.`, HINT);

function parseObject(line: string, where: string): JsonObject {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // What it is instead is said below.
  }
  throw refuse(where, `is ${quote(line)}; expected one JSON object on every line`);
}

function refuseUnknown(object: object, known: readonly string[], where: string): void {
  const unknown = Object.keys(object).find(name => !known.includes(name));
  if (unknown !== undefined) throw refuse(where, `unknown key ${quote(unknown)}; expected ${known.join(', ')}`);
}

function parseHeader(line: string, where: string): RecordedModel {
  const header = parseObject(line, where);
  if (header.carryover !== RECORDING.carryover || header.schema !== RECORDING.schema) {
    const found = `begins with ${quote(header)}; expected recorded answers, "carryover":"answers","schema":1`;
    throw refuse(where, found);
  }
  refuseUnknown(header, [...Object.keys(RECORDING), 'learner', 'settings'], where);
  const { learner, settings } = header;
  if (typeof learner !== 'string' || learner === '')
    throw refuse(where, `learner is ${quote(learner)}; expected a name`);
  return { learner, settings: checkSettings(settings, where) };
}

const isOdds = (value: unknown): value is TokenOdds =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'token') === 'string' &&
  typeof Reflect.get(value, 'logprob') === 'number';

function isReply(value: unknown): value is StoredReply['reply'] {
  if (typeof value !== 'object' || value === null) return false;
  const [state, text, reason, isCut, odds] = ['state', 'text', 'reason', 'isCut', 'odds'].map((name): unknown =>
    Reflect.get(value, name),
  );
  if (state === 'refused') return typeof reason === 'string';
  const areOdds = odds === undefined || (Array.isArray(odds) && odds.every(isOdds));
  return state === 'said' && typeof text === 'string' && (isCut === undefined || isCut === true) && areOdds;
}

const REPLY_KEYS = { refused: ['state', 'reason'], said: ['state', 'text', 'isCut', 'odds'] } as const;
const COUNTS = ['input', 'output', 'cacheRead', 'cacheWrite'] as const;

const isUsage = (value: unknown): value is Usage =>
  typeof value === 'object' &&
  value !== null &&
  COUNTS.every(name => Number.isSafeInteger(Reflect.get(value, name)) && Reflect.get(value, name) >= 0);

function parseAnswer(line: string, where: string): { part: string; key: string; stored: StoredReply } {
  const object = parseObject(line, where);
  refuseUnknown(object, ['part', 'key', 'reply', 'usage'], where);
  const { part, key, reply, usage } = object;
  for (const [name, value] of Object.entries({ part, key })) {
    if (typeof value !== 'string' || !KEY.test(value))
      throw refuse(where, `${name} is ${quote(value)}; expected 32 hex digits`);
  }
  if (!isReply(reply)) throw refuse(where, `reply is ${quote(reply)}; expected what a model said, or that it refused`);
  refuseUnknown(reply, REPLY_KEYS[reply.state], where);
  if (reply.state === 'said') for (const odds of reply.odds ?? []) refuseUnknown(odds, ['token', 'logprob'], where);
  if (!isUsage(usage)) throw refuse(where, `usage is ${quote(usage)}; expected counts of ${COUNTS.join(', ')}`);
  refuseUnknown(usage, COUNTS, where);
  return { part: String(part), key: String(key), stored: { reply, usage } };
}

/**
 * Reads a recorded file.
 * @param lines of the file, without newlines
 * @param path as the user typed it
 * @throws CarryoverError `data-invalid` with the line of whatever is damaged, unknown, or there twice
 */
export async function parseRecording(lines: AsyncIterable<string>, path: string): Promise<Recording> {
  let model: RecordedModel | undefined;
  const answers = new Map<string, Map<string, StoredReply>>();
  const lineOf = new Map<string, number>();
  let number = 0;
  for await (const line of lines) {
    const where = `${path}:${++number}`;
    if (model === undefined) {
      model = parseHeader(line, where);
      continue;
    }
    const { part, key, stored } = parseAnswer(line, where);
    const before = lineOf.get(key);
    if (before !== undefined) throw refuse(where, `answers ${key} as line ${before} does; expected every answer once`);
    lineOf.set(key, number);
    const replies = answers.get(part) ?? new Map<string, StoredReply>();
    answers.set(part, replies.set(key, stored));
  }
  if (model === undefined) throw refuse(path, 'is empty; expected recorded answers');
  return { ...model, path, answers };
}
