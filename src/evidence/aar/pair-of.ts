import type { AarRecord } from './aar-record.ts';

/** Weak → strong models and settings of a run: runs of one pair are comparable, whatever their methods' own settings. */
export function pairOf({ weakModel, strongModel, key, config }: AarRecord): string {
  const weak = weakModel ?? '?';
  const strong = strongModel ?? '?';
  const models = weak === '?' && strong === '?' ? (key?.models ?? config) : `${weak} → ${strong}`;
  if (key === undefined) return models;
  return `${models}, epochs ${key.epochs}, lr ${key.lr}, batch ${key.batchSize}, ${key.schedule}`;
}
