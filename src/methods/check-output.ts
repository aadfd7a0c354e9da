import { CarryoverError } from '../core/errors.ts';
import type { Item } from '../core/item.ts';
import type { MethodOutput, Prediction } from '../core/method.ts';
import { quote } from '../core/quote.ts';
import { checkReceipt } from './check-receipt.ts';
import { fieldsOf, refuseOutput } from './refuse-output.ts';

function checkPrediction(value: unknown, at: number): Prediction {
  const where = `predictions[${at}]`;
  const { item, prediction, confidence } = fieldsOf(value, where);
  if (typeof item !== 'string') refuseOutput(`${where}.item`, item, 'the id of a test item');
  if (prediction !== 0 && prediction !== 1)
    refuseOutput(`${where}.prediction (item ${quote(item)})`, prediction, '0 or 1');
  if (confidence === undefined) return { item, prediction };
  if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1)) {
    refuseOutput(
      `${where}.confidence (item ${quote(item)})`,
      confidence,
      'a probability of label 1 in [0, 1], or none',
    );
  }
  return { item, prediction, confidence };
}

/** Every test item exactly once. */
function checkCover(predictions: readonly Prediction[], test: readonly Item[]): void {
  const missing = new Set(test.map(({ id }) => id));
  const known = new Set(missing);
  for (const [at, { item }] of predictions.entries()) {
    if (missing.delete(item)) continue;
    const expected = known.has(item) ? 'every test item once' : 'the id of a test item';
    refuseOutput(`predictions[${at}].item`, item, known.has(item) ? `${expected}; it is there already` : expected);
  }
  const [first] = missing;
  if (first === undefined) return;
  const found = `${predictions.length} predictions for ${test.length} test items`;
  throw new CarryoverError(
    'data-invalid',
    `The method returned ${found}; the first item without one is ${quote(first)}.`,
    'Return one prediction per test item.',
  );
}

/**
 * Checks what a method returned, whoever wrote it.
 * @returns a copy with the known fields alone: plain data, whatever the method put beside them
 * @throws CarryoverError `data-invalid` that names the field, what was found and what was expected
 */
export function checkOutput(output: unknown, test: readonly Item[]): MethodOutput {
  const { predictions, receipt } = fieldsOf(output, 'its output');
  if (!Array.isArray(predictions)) refuseOutput('predictions', predictions, 'a list with one prediction per test item');
  const checked = Array.from(predictions, checkPrediction);
  checkCover(checked, test);
  return { predictions: checked, receipt: checkReceipt(receipt) };
}
