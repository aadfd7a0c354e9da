import { type AarRecord, numberAt } from './aar-record.ts';

/** Fields with the accuracy of a record's own model, by its role; the first that is there counts. */
export const ACCURACY_FIELDS = {
  run: ['transfer_acc'],
  floor: ['weak_acc'],
  ceiling: ['strong_gt_acc', 'strong_acc'],
} as const;

/** The accuracy that a file states of its own model, by its role; undefined where it does not say. */
export const statedAccuracy = ({ role, json }: AarRecord): number | undefined =>
  ACCURACY_FIELDS[role].map(field => numberAt(json, field)).find(value => value !== undefined);
