/**
 * Measures the local ladder on the generated domains: accuracy of every size when trained on true labels, the gap of every
 * rung, and per kind of slip and size how often the slip is the more surprising twin.
 *
 *   node scripts/measure-ladder.ts [chat|math|code …] [--draw 0] [--labelled 600] [--unlabelled 1500] [--test 3000] [--seeds 5]
 */
import { parseArgs } from 'node:util';
import { DOMAIN_KINDS, type ItemInput, type LabelledItem } from '../src/core/item.ts';
import type { Example } from '../src/core/learner.ts';
import type { DraftItem, Problem, TextDomain } from '../src/core/text-domain.ts';
import { findDomain } from '../src/corpora/find-domain.ts';
import { makeCorpus } from '../src/corpora/make-corpus.ts';
import { type ItemSet, makeItems } from '../src/corpora/make-items.ts';
import { computeFeatures } from '../src/learners/feature-table.ts';
import { localLearner } from '../src/learners/local-learner.ts';
import { LADDERS, LOCAL_SIZES, type LocalSize } from '../src/learners/local-sizes.ts';
import { NgramModel } from '../src/learners/ngram-model.ts';
import { surprisalFeatures, TOTAL } from '../src/learners/surprisal-features.ts';
import { createRng } from '../src/stats/random/rng.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    draw: { type: 'string', default: '0' },
    labelled: { type: 'string', default: '600' },
    unlabelled: { type: 'string', default: '1500' },
    test: { type: 'string', default: '3000' },
    seeds: { type: 'string', default: '5' },
  },
});
const [draw, labelled, unlabelled, test, seeds] = [
  Number(options.draw),
  Number(options.labelled),
  Number(options.unlabelled),
  Number(options.test),
  Number(options.seeds),
] as const;

const percent = (share: number): string => (100 * share).toFixed(1).padStart(6);
const timed = <T>(what: string, work: () => T): T => {
  const start = performance.now();
  const result = work();
  console.log(
    `  ${what}: ${(performance.now() - start).toFixed(0)} ms, ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`,
  );
  return result;
};

function train(domain: TextDomain, size: LocalSize): NgramModel {
  const { unit, models } = LADDERS[domain.kind];
  const model = new NgramModel({ unit, order: models[size].order });
  for (const text of makeCorpus(domain, models[size].corpus, createRng(1, 'corpus', domain.kind))) model.train(text);
  return model;
}

/** Mean accuracy over seeds of a head trained on `count` true labels. */
async function accuracy(
  model: NgramModel,
  { train: pool, test: asked }: ItemSet,
  count: number,
): Promise<{ mean: number; prior: number }> {
  const items = [...pool, ...asked];
  const table = {
    values: computeFeatures(
      model,
      items.map(({ input }) => input),
    ),
    rowOf: new Map(items.map(({ id }, row) => [id, row])),
    isPaired: typeof items[0]?.input !== 'string',
  };
  const learner = localLearner('local', table);
  const share = (beliefs: readonly number[]): number =>
    beliefs.filter((belief, at) => belief > 0.5 === ((asked[at] as LabelledItem).label === 1)).length / asked.length;
  let sum = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const rng = createRng(seed, 'measure');
    const examples = Array.from({ length: count }, (): Example => {
      const item = pool[rng.below(pool.length)] as LabelledItem;
      return { item, target: item.label };
    });
    sum += share(await learner.predict(await learner.fit(examples), asked));
  }
  return { mean: sum / seeds, prior: share(await learner.prior(asked)) };
}

/** Whether the faulty one of an item's two readings surprises the model more; undefined for an item without a fault. */
function isTold(problem: Problem, { input, label }: DraftItem, model: NgramModel): boolean | undefined {
  const total = (asked: ItemInput): number => surprisalFeatures(model, asked)[TOTAL] as number;
  if (typeof input !== 'string') return total(input) < 0 === (label === 1);
  return label === 1 ? undefined : total(input) > total(problem.text);
}

/** Per kind: how often the faulty twin is the more surprising one. */
function twins(domain: TextDomain, model: NgramModel): ReadonlyMap<string, readonly [number, number]> {
  const rng = createRng(7, 'twins', domain.kind);
  const tally = new Map<string, [number, number]>();
  for (let made = 0; made < 2_000; ) {
    const problem = domain.draw(rng);
    for (const item of problem.items()) {
      const told = isTold(problem, item, model);
      if (told === undefined) continue;
      const [before, all] = tally.get(item.subset) ?? [0, 0];
      tally.set(item.subset, [before + (told ? 1 : 0), all + 1]);
      made++;
    }
  }
  return tally;
}

async function measure(domain: TextDomain): Promise<void> {
  console.log(`\n${domain.kind}`);
  const request = {
    draw,
    count: { train: 3 * (labelled + unlabelled), test },
    rng: createRng(draw, 'items', domain.kind),
  };
  const items = timed('items', () => makeItems(domain, request));
  const models = LOCAL_SIZES.map(size => timed(size, () => train(domain, size)));
  const scores = [];
  for (const [at, model] of models.entries()) {
    const weak = await accuracy(model, items, labelled);
    const strong = await accuracy(model, items, unlabelled);
    scores.push({ weak: weak.mean, ceiling: strong.mean });
    const { order, corpus } = LADDERS[domain.kind].models[LOCAL_SIZES[at] as LocalSize];
    console.log(
      `  ${LOCAL_SIZES[at]?.padEnd(7)} ${order}/${corpus}: ${model.size} n-grams, as teacher${percent(weak.mean)}, with all labels${percent(strong.mean)}, zero-shot${percent(weak.prior)}`,
    );
  }
  for (let rung = 0; rung + 1 < scores.length; rung++) {
    const [weak, ceiling] = [scores[rung]?.weak ?? 0, scores[rung + 1]?.ceiling ?? 0];
    console.log(`  ${LOCAL_SIZES[rung]} → ${LOCAL_SIZES[rung + 1]}: gap${percent(ceiling - weak)} points`);
  }
  const tallies = models.map(model => twins(domain, model));
  console.log(`  slip is the more surprising twin, %     ${LOCAL_SIZES.map(size => size.padStart(7)).join(' ')}`);
  for (const kind of [...(tallies[0]?.keys() ?? [])].sort()) {
    const row = tallies.map(tally => tally.get(kind) ?? ([0, 1] as const));
    console.log(
      `  ${kind.padEnd(30)} n=${String(row[0]?.[1]).padStart(5)} ${row.map(([told, all]) => percent(told / all).padStart(7)).join(' ')}`,
    );
  }
}

const kinds = DOMAIN_KINDS.filter(kind => positionals.length === 0 || positionals.includes(kind));
for (const kind of kinds) await measure(findDomain(kind));
