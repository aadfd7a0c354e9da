import type { SourceFile, Suite } from '../../src/core/suite.ts';
import { SAMPLE_SETTINGS } from './sample-settings.ts';

/** A file whose content is known by one letter. */
export const sourceFile = (letter: string, path = `${letter}.jsonl`): SourceFile => ({
  path,
  location: `/data/${path}`,
  sha256: letter.repeat(64),
  bytes: 10,
});

/** Two rungs, one generated domain and one of files, two seeds, every control. */
export const sampleSuite = (changes: Partial<Suite> = {}): Suite => ({
  name: 'sample',
  file: sourceFile('0', 'sample.yaml'),
  method: {
    baseline: { kind: 'built-in', name: 'vanilla' },
    candidate: {
      kind: 'module',
      name: 'mine',
      file: sourceFile('1', 'mine.ts'),
      imports: [sourceFile('5', 'part.ts')],
    },
  },
  rungs: [
    { name: 'sandbox', role: 'sandbox', weak: 'local/tiny', strong: 'local/small' },
    { name: 'production', role: 'production', weak: 'local/small', strong: 'local/large', size: 7 },
  ],
  domains: [
    { name: 'sums', kind: 'math', source: { kind: 'generated', draw: 1 } },
    {
      name: 'reviews',
      kind: 'code',
      source: {
        kind: 'files',
        items: [sourceFile('2'), sourceFile('3')],
        corpus: { ...sourceFile('4'), format: 'jsonl' },
      },
    },
  ],
  seeds: [1, 2],
  splits: { labelled: 20, unlabelled: 40, test: 100 },
  controls: ['shuffled-teacher', 'zero-shot', 'majority-answer'],
  analysis: SAMPLE_SETTINGS,
  gate: { require: ['all'], allowFewSeeds: false },
  recordings: [],
  timeLimitSeconds: 60,
  ...changes,
});
