import { expect, test } from 'vitest';
import type { CellJob, CellModel } from '../../src/core/job.ts';
import type { ArmTask } from '../../src/core/plan.ts';
import { asksModels } from '../../src/run/asks-models.ts';

const local: CellModel = { learner: 'local/tiny', features: 'f' };
const asked = { learner: 'anthropic/m', settings: {} } as CellModel;
const cell = (weak: CellModel, strong: CellModel, task: ArmTask = { kind: 'weak' }) =>
  ({ kind: 'cell', weak, strong, task }) as CellJob;

test('cells with a model behind an API wait more than they compute, unless they run somebody’s own module', () => {
  const file = { path: 'm.ts', location: '/m.ts', sha256: '', bytes: 1 };
  const module: ArmTask = { kind: 'method', method: { kind: 'module', name: 'm', file, imports: [] } };
  expect(asksModels(cell(local, local))).toBe(false);
  expect(asksModels(cell(local, asked))).toBe(true);
  expect(asksModels(cell(asked, asked, { kind: 'method', method: { kind: 'built-in', name: 'vanilla' } }))).toBe(true);
  expect(asksModels(cell(asked, asked, module))).toBe(false);
  expect(asksModels({ kind: 'method', key: 'k', method: { kind: 'built-in', name: 'x' }, role: 'baseline' })).toBe(
    false,
  );
});
