import { ProviderTrouble } from './provider.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Trouble with an answer that came and is not what the protocol says: the host has done its work, and may charge for it. */
export const malformed = (what: string): ProviderTrouble =>
  new ProviderTrouble('malformed', `The answer is not of the protocol: ${what}`, { mayHaveCost: true });

/**
 * The object that an answer holds.
 * @throws ProviderTrouble `malformed` with the whole of it where it is none, or is cut off: whoever shows that makes it short, when
 * the key is out of it
 */
export function readJson(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed(text === '' ? 'it is empty' : `no JSON, or cut off: ${text}`);
  }
  if (!isObject(value)) throw malformed(`no object: ${text}`);
  return value;
}

/** A count of tokens; 0 where the host does not say. */
export function readCount(usage: JsonObject, name: string): number {
  const value = usage[name] ?? 0;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) throw malformed(`"${name}" is no count`);
  return value;
}
