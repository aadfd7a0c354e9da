/** A result as promptfoo writes it, with whatever is to be different. */
export const promptfooResult = (more: object = {}) => ({
  cost: 0.5,
  gradingResult: { pass: true, score: 1, reason: 'All assertions passed', namedScores: {}, componentResults: [] },
  id: 'r',
  latencyMs: 2,
  namedScores: {},
  prompt: { raw: 'Say One', label: 'Say {{word}}' },
  promptId: 'p1',
  promptIdx: 0,
  provider: { id: 'file://a.cjs', label: 'weak' },
  response: { output: 'one', tokenUsage: { prompt: 8, completion: 2, total: 10 } },
  score: 1,
  success: true,
  testCase: { vars: { word: 'One' }, assert: [{ type: 'equals', value: 'one' }], metadata: {} },
  testIdx: 0,
  vars: { word: 'One' },
  failureReason: 0,
  ...more,
});

/** The test of one word, with other fields of the test case. */
export const testOf = (word: string, more: object = {}) => ({
  testCase: { vars: { word }, assert: [{ type: 'equals', value: 'one' }], metadata: {}, ...more },
  vars: { word },
  prompt: { raw: `Say ${word}`, label: 'Say {{word}}' },
});

/** Failed by an assertion. */
export const FAILED = {
  success: false,
  score: 0,
  failureReason: 1,
  error: 'Expected output',
  gradingResult: { pass: false, score: 0 },
};

/** The call itself failed. */
export const BROKEN = {
  success: false,
  score: 0,
  failureReason: 2,
  error: 'API error',
  gradingResult: null,
  response: {},
};

export const promptfooFile = (results: readonly object[], more: object = {}, file: object = {}) => ({
  evalId: 'eval-x',
  results: { version: 3, timestamp: '2026-01-01T00:00:00.000Z', prompts: [], results, stats: {}, ...more },
  config: {},
  shareableUrl: null,
  ...file,
});
