import type { CellOutput } from '../core/job.ts';

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isDistance = (value: unknown): boolean => typeof value === 'number' && value >= 0;
const isAbsentOr = (is: (value: unknown) => boolean, value: unknown): boolean => value === undefined || is(value);

function isReceipt(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const [trainedOn, labelsChanged, parametersMoved, note] = [
    'trainedOn',
    'labelsChanged',
    'parametersMoved',
    'note',
  ].map((name): unknown => Reflect.get(value, name));
  const isNote = (text: unknown): boolean => typeof text === 'string';
  return (
    isCount(trainedOn) &&
    isAbsentOr(isCount, labelsChanged) &&
    isAbsentOr(isDistance, parametersMoved) &&
    isAbsentOr(isNote, note)
  );
}

/** Draws of the same length, at least one, of nothing but predictions and what stands for none. */
const areDraws = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(draw => typeof draw === 'string' && /^[01re]+$/.test(draw) && draw.length === value[0].length);

const fieldsOf = (value: unknown, names: readonly string[]): readonly unknown[] | undefined =>
  typeof value === 'object' && value !== null ? names.map((name): unknown => Reflect.get(value, name)) : undefined;

const areCounts = (value: unknown, names: readonly string[]): boolean =>
  fieldsOf(value, names)?.every(isCount) === true;

function isModel(value: unknown): boolean {
  const [learner, order] = fieldsOf(value, ['learner', 'order']) ?? [];
  return (
    typeof learner === 'string' &&
    areCounts(value, ['asked', 'refused', 'unreadable', 'failed']) &&
    isAbsentOr(bias => areCounts(bias, ['pairs', 'first', 'second']), order)
  );
}

function areObservations(value: unknown): boolean {
  const [models, leftOut] = fieldsOf(value, ['models', 'leftOut']) ?? [];
  return Array.isArray(models) && models.every(isModel) && isAbsentOr(isCount, leftOut);
}

/** Whether something that came from another process, or from a file, is what a cell gives. */
export const isCellOutput = (value: unknown): value is CellOutput =>
  typeof value === 'object' &&
  value !== null &&
  areDraws(Reflect.get(value, 'draws')) &&
  isReceipt(Reflect.get(value, 'receipt')) &&
  isAbsentOr(areObservations, Reflect.get(value, 'asked'));
