import { describe, expect, test } from 'vitest';
import { decodeOutput, encodeOutput } from '../../src/run/encode-output.ts';

const OUTPUT = {
  draws: ['101', '001'],
  receipt: { trainedOn: 7, labelsChanged: 0, note: 'tight' },
} as const;

describe('encodeOutput', () => {
  test('what was stored reads back as it was', () => {
    expect(decodeOutput(encodeOutput(OUTPUT))).toEqual(OUTPUT);
  });

  test('bytes of cells whose models always answer are what they were before others could be silent', () => {
    expect(Buffer.from(encodeOutput(OUTPUT)).toString()).toBe(
      '{"schema":1,"receipt":{"trainedOn":7,"labelsChanged":0,"note":"tight"},"draws":["101","001"]}',
    );
  });

  test('what a model did not answer, and what was seen of it, reads back as it was', () => {
    const order = { pairs: 9, first: 2, second: 0 };
    const model = { learner: 'anthropic/x', asked: 12, refused: 1, unreadable: 1, failed: 0, order };
    const output = { draws: ['1re'], receipt: { trainedOn: 7 }, asked: { models: [model], leftOut: 2 } };
    expect(decodeOutput(encodeOutput(output))).toEqual(output);
    const spoilt = { ...output, asked: { models: [{ ...model, asked: -1 }] } };
    expect(decodeOutput(encodeOutput(spoilt))).toBeUndefined();
    expect(decodeOutput(encodeOutput({ ...output, draws: ['1x'] }))).toBeUndefined();
    for (const asked of [{}, { models: [{}] }, { models: [], leftOut: 'few' }, 3, null]) {
      expect(decodeOutput(Buffer.from(JSON.stringify({ ...output, schema: 1, asked })))).toBeUndefined();
    }
  });

  test('what another version stored is unknown, so that the cell is measured again', () => {
    expect(decodeOutput(Buffer.from(JSON.stringify({ schema: 2, draws: [] })))).toBeUndefined();
    expect(decodeOutput(Buffer.from('[]'))).toBeUndefined();
    const spoilt = { ...OUTPUT, schema: 1, draws: ['101', '01'] };
    expect(decodeOutput(Buffer.from(JSON.stringify(spoilt)))).toBeUndefined();
    expect(decodeOutput(Buffer.from('not JSON'))).toBeUndefined();
  });
});
