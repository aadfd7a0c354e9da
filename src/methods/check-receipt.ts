import type { Receipt } from '../core/method.ts';
import { fieldsOf, refuseOutput } from './refuse-output.ts';

/** Characters of a note: a few words, shown in a table. */
const LONGEST_NOTE = 200;

function checkCount(value: unknown, field: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  return refuseOutput(field, value, 'a whole number from 0 on');
}

function checkChanged(value: unknown, trainedOn: number): Pick<Receipt, 'labelsChanged'> {
  if (value === undefined) return {};
  const labelsChanged = checkCount(value, 'receipt.labelsChanged');
  if (labelsChanged <= trainedOn) return { labelsChanged };
  return refuseOutput('receipt.labelsChanged', value, `at most receipt.trainedOn, which is ${trainedOn}`);
}

function checkMoved(value: unknown): Pick<Receipt, 'parametersMoved'> {
  if (value === undefined) return {};
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return { parametersMoved: value };
  return refuseOutput('receipt.parametersMoved', value, 'a finite distance from 0 on, or none where it is not known');
}

function checkNote(value: unknown): Pick<Receipt, 'note'> {
  if (value === undefined) return {};
  if (typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_NOTE) return { note: value };
  return refuseOutput('receipt.note', value, `a text of 1 to ${LONGEST_NOTE} characters, or none`);
}

/**
 * Checks the receipt of a method.
 * @throws CarryoverError `data-invalid` that names the field, what was found and what was expected
 */
export function checkReceipt(value: unknown): Receipt {
  const { trainedOn, labelsChanged, parametersMoved, note } = fieldsOf(value, 'receipt');
  const count = checkCount(trainedOn, 'receipt.trainedOn');
  return {
    trainedOn: count,
    ...checkChanged(labelsChanged, count),
    ...checkMoved(parametersMoved),
    ...checkNote(note),
  };
}
