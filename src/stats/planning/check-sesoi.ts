import { type Refusal, refuse } from '../../core/refusal.ts';

/** δ: a finite number ≥ 0, in whatever unit the bounds have. */
export function checkSesoi(sesoi: number): Refusal | undefined {
  if (sesoi >= 0 && Number.isFinite(sesoi)) return undefined;
  return refuse('OUT_OF_RANGE', 'sesoi', `sesoi = ${sesoi}: expected a finite number, 0 or more.`);
}

/** φ in (0, 1]. */
export function checkRetention(retention: number): Refusal | undefined {
  if (retention > 0 && retention <= 1) return undefined;
  return refuse('OUT_OF_RANGE', 'retention', `retention = ${retention}: expected above 0, at most 1.`);
}
