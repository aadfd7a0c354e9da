import { describe, expect, it } from 'vitest';
import { hardLabel } from '../../src/core/hard-label.ts';

describe('hardLabel', () => {
  it('is 1 above one half alone, so that one half itself is 0', () => {
    expect([0, 0.49, 0.5, 0.5 + Number.EPSILON, 1].map(hardLabel)).toEqual([0, 0, 0, 1, 1]);
  });
});
