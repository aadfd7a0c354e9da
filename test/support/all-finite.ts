import { isRefused } from '../../src/core/refusal.ts';

/** Whether no number anywhere in a result is NaN or infinite; texts of refusals are not looked into. */
export function allFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null || isRefused(value)) return true;
  return Object.values(value).every(allFinite);
}
