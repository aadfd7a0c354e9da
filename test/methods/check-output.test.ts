import { describe, expect, it } from 'vitest';
import { checkOutput } from '../../src/methods/check-output.ts';
import { faultOf } from '../support/fault-of.ts';

const test = ['a', 'b', 'c'].map(id => ({ id, input: 'text' }));
const receipt = { trainedOn: 3 };
const right = [
  { item: 'c', prediction: 1 },
  { item: 'a', prediction: 0, confidence: 0 },
  { item: 'b', prediction: 1, confidence: 1 },
];
const change = (at: number, fields: object): unknown => ({
  receipt,
  predictions: right.map((prediction, index) => (index === at ? { ...prediction, ...fields } : prediction)),
});

describe('checkOutput', () => {
  it('takes predictions in any order, and leaves out what no field asks for', () => {
    expect(checkOutput({ receipt, predictions: right, model: () => 1 }, test)).toEqual({ receipt, predictions: right });
    expect(checkOutput(change(0, { why: 'so' }), test).predictions[0]).toEqual({ item: 'c', prediction: 1 });
    expect(checkOutput(change(0, { confidence: undefined }), test).predictions[0]).toEqual({
      item: 'c',
      prediction: 1,
    });
  });

  it.each([
    [undefined, 'nothing as its output; expected an object'],
    [right, 'The method returned [{'],
    [{ receipt }, 'nothing as predictions; expected a list'],
    [{ receipt, predictions: { 0: 1 } }, '{"0":1} as predictions; expected a list'],
    [{ receipt, predictions: [] }, 'returned 0 predictions for 3 test items; the first item without one is "a"'],
    [
      { receipt, predictions: right.slice(1) },
      'returned 2 predictions for 3 test items; the first item without one is "c"',
    ],
    [
      { receipt, predictions: [...right, { item: 'd', prediction: 1 }] },
      '"d" as predictions[3].item; expected the id of a',
    ],
    [{ receipt, predictions: [...right, right[0]] }, '"c" as predictions[3].item; expected every test item once'],
    [{ receipt, predictions: [0, 1, 1] }, '0 as predictions[0]; expected an object'],
    [{ receipt, predictions: new Array(3) }, 'nothing as predictions[0]; expected an object'],
    [change(0, { item: 1 }), '1 as predictions[0].item; expected the id of a test item'],
    [change(1, { prediction: 0.7 }), '0.7 as predictions[1].prediction (item "a"); expected 0 or 1'],
    [change(1, { prediction: true }), 'true as predictions[1].prediction (item "a"); expected 0 or 1'],
    [change(1, { prediction: Number.NaN }), 'NaN as predictions[1].prediction (item "a"); expected 0 or 1'],
    [change(1, { prediction: '1' }), '"1" as predictions[1].prediction (item "a"); expected 0 or 1'],
    [change(1, { prediction: undefined }), 'nothing as predictions[1].prediction (item "a"); expected 0 or 1'],
    [change(2, { confidence: Number.NaN }), 'NaN as predictions[2].confidence (item "b"); expected a probability'],
    [change(2, { confidence: 1.01 }), '1.01 as predictions[2].confidence (item "b");'],
    [change(2, { confidence: -0.01 }), '-0.01 as predictions[2].confidence (item "b");'],
    [change(2, { confidence: null }), 'null as predictions[2].confidence (item "b");'],
    [{ predictions: right }, 'nothing as receipt; expected an object'],
    [{ predictions: right, receipt: { trainedOn: -3 } }, '-3 as receipt.trainedOn;'],
  ])('refuses case %#, naming what was found and expected', async (output, says) => {
    const fault = await faultOf(() => checkOutput(output, test));
    expect(fault.code).toBe('data-invalid');
    expect(fault.message).toContain(says);
  });
});
