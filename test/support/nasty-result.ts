import type { TransferResult } from '../../src/core/result.ts';
import { sampleResult } from './sample-result.ts';
import { namedRunResult, SAMPLE_SELECTION } from './sample-run-result.ts';

/** A result with one name wherever somebody can name something: suite, arms, rungs, domains, seeds, models, files, findings. */
export function nastyResult(name: string): TransferResult {
  const cells = [
    { rung: name, role: 'sandbox', domain: name },
    { rung: `${name} large`, role: 'larger', domain: name, unmeasured: name },
    { rung: `${name} largest`, role: 'production', domain: name },
  ] as const;
  const { arms } = namedRunResult(name);
  const result = sampleResult(cells);
  const named = result.cells.map(cell => {
    const { estimates } = cell;
    if (estimates.status === 'unmeasured') return cell;
    const seedGains = estimates.seedGains.map(gain => ({ ...gain, seed: `${gain.seed} ${name}` }));
    const own = estimates.arms.map(arm => ({ ...arm, name }));
    const completeness = { ...estimates.completeness, unpairedSeeds: [name], duplicateSeeds: [name] };
    const difference = estimates.bounds.single.gain;
    const references = [
      { arm: name, kind: 'weak-teacher', difference },
      { arm: name, kind: 'no-teacher', difference },
    ] as const;
    return { ...cell, estimates: { ...estimates, seedGains, arms: own, completeness, references } };
  });
  return {
    ...result,
    name,
    cells: named,
    arms,
    design: { ...result.design, arms: { baseline: name, candidate: `${name}'`, weak: name, ceiling: name } },
    selection: { ...SAMPLE_SELECTION, among: [name, 'vanilla'], rule: name },
    findings: [
      { detector: name, severity: 'notice', cells: [{ rung: name, domain: name }], found: name, meaning: name },
      {
        detector: 'better-reference',
        severity: 'notice',
        cells: [{ rung: name, domain: name }],
        found: name,
        meaning: '',
      },
    ] as unknown as TransferResult['findings'],
    gate: {
      ...result.gate,
      reasons: [
        { code: 'required-cell', text: name },
        { code: 'few-seeds', text: name },
      ],
    },
    provenance: {
      ...result.provenance,
      suite: name,
      command: name,
      inputs: [{ path: name, sha256: 'ab', bytes: 1, rows: 1 }],
    },
  };
}
