import { describe, expect, test } from 'vitest';
import { cellApplication } from '../../../src/commands/cell-application.ts';
import type { Answerer } from '../../../src/core/answers.ts';
import type { Item, Label } from '../../../src/core/item.ts';
import type { CellJob } from '../../../src/core/job.ts';
import type { ArmTask } from '../../../src/core/plan.ts';
import { apiLearner } from '../../../src/learners/api/api-learner.ts';
import { rehearse } from '../../../src/learners/api/rehearsal.ts';
import { isCellOutput } from '../../../src/run/is-cell-output.ts';
import { measureCell } from '../../../src/run/measure-cell.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { apiSettings } from '../../support/api-settings.ts';

const items = {
  train: Array.from({ length: 120 }, (_, at): Item => ({ id: `i${at}`, input: `train ${at}` })),
  test: Array.from({ length: 20 }, (_, at): Item => ({ id: `t${at}`, input: `test ${at}.` })),
};
const trainLabels = items.train.map((_, at): Label => (at % 3 === 0 ? 1 : 0));
const method = (name: string): ArmTask => ({ kind: 'method', method: { kind: 'built-in', name } });

/** Refuses whatever asks about one of the texts. */
const shy = (answerer: Answerer, texts: readonly string[]): Answerer => ({
  ask: async inquiry => {
    const replies = await answerer.ask(inquiry);
    return replies.map((reply, at) =>
      texts.some(text => inquiry.questions[at]?.text.includes(text)) ? { state: 'refused', reason: 'policy' } : reply,
    );
  },
});

async function run(task: ArmTask, refused: readonly string[] = []) {
  const job: CellJob = {
    kind: 'cell',
    key: 'k',
    items: 'i',
    domain: 'math',
    domainKind: 'math',
    rung: 'larger',
    seed: 3,
    task,
    weak: { learner: 'anthropic/a', features: '' },
    strong: { learner: 'anthropic/b', features: '' },
    splits: { labelled: 40, unlabelled: 60, test: 20 },
    timeLimitSeconds: 9,
  };
  const settings = await apiSettings({ confidence: 'samples', samples: 3, shots: 6 });
  const open = (learner: string) =>
    apiLearner(
      { learner, settings },
      {
        kind: 'math',
        identity: learner,
        createStream: (...label) => createRng(job.seed, 'shots', ...label),
        answerer: shy(rehearse().answerer, refused),
      },
    );
  const strong = open('anthropic/b');
  return measureCell(job, {
    items,
    trainLabels,
    weak: open('anthropic/a'),
    strong,
    apply: await cellApplication(task, strong, () => {}),
    createRng,
  });
}

describe('a cell of models behind an API', () => {
  test.each(['vanilla', 'soft-labels', 'confidence-loss', 'confident-only', 'em-posterior', 'zero-shot'])(
    'runs the method %s as it is, with a receipt of what the model was shown',
    async name => {
      const output = await run(method(name));
      expect(isCellOutput(output)).toBe(true);
      expect(output.draws[0]).toMatch(/^[01]{20}$/);
      expect(output.receipt.trainedOn).toBe(name === 'zero-shot' ? 0 : 6);
      expect(output.asked?.models.map(({ learner }) => learner)).toEqual(['anthropic/a', 'anthropic/b']);
      expect(await run(method(name))).toEqual(output);
    },
  );

  test('items that a model refuses are refused in every arm, and unlabelled ones are left out', async () => {
    const refused = ['test 3.', 'train 1'];
    for (const task of [{ kind: 'weak' }, { kind: 'ceiling' }, method('vanilla'), method('zero-shot')] as const) {
      expect((await run(task, refused)).draws[0]).toMatch(/^[01]{3}r[01]{16}$/);
    }
    const { asked } = await run(method('vanilla'), refused);
    expect(asked?.leftOut).toBeGreaterThan(0);
    expect(asked?.models[0]?.refused).toBe(asked?.leftOut);
    expect(asked?.models[1]).toMatchObject({ asked: 20, refused: 1, unreadable: 0, failed: 0 });
  });

  test('the control with a shuffled teacher has a draw each time', async () => {
    const task: ArmTask = { kind: 'shuffled-teacher', method: { kind: 'built-in', name: 'vanilla' }, shuffles: 3 };
    const { draws } = await run(task, ['test 0.']);
    expect(draws.map(draw => draw.charAt(0))).toEqual(['r', 'r', 'r']);
  });
});
