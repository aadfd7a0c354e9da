import { spellModel } from '../../src/evidence/aar/config-key.ts';
import { createRng } from '../../src/stats/index.ts';
import type { TarMember } from './make-tar.ts';

type Json = Record<string, unknown>;

/** One result of a synthetic archive; a test may change anything before it is written. */
export interface SyntheticFile {
  readonly domain: string;
  readonly method: string;
  config: string;
  readonly seed: number;
  json: Json;
  /** Written instead of the JSON where given. */
  text?: string;
  /** Seconds since 1970. */
  modified: number;
  mode: number;
}

export interface SyntheticArchive {
  readonly files: SyntheticFile[];
  /** Folders that hold nothing, from the root. */
  readonly empty: string[];
  /** Everything before the folders of domain and method. */
  readonly root: string;
  readonly methods: readonly string[];
  readonly domains: readonly string[];
  readonly seeds: readonly number[];
}

export interface Shape {
  readonly domains?: readonly string[];
  readonly methods?: readonly string[];
  readonly seeds?: readonly number[];
  /** Items of each subset; none for runs without subsets. */
  readonly subsets?: readonly number[];
}

type Draw = () => number;

const DOMAINS = ['chat', 'law', 'essay_grading', 'math', 'bio-2', 'code'];
const METHODS = ['vanilla_w2s', 'em_posterior', 'overlap', 'train_only_on_confident_labels', 'critic', 'swap_vote'];
const WEAK = ['Qwen/Qwen1.5-0.5B-Chat', 'google/gemma-3-270m', 'tiny'];
const STRONG = ['Qwen/Qwen3-4B-Base', 'meta-llama/Llama-3.1-8B', 'big.v2'];
const START = Date.parse('2026-01-10T00:00:00Z') / 1000;

const pick = <Value>(draw: Draw, values: readonly Value[]): Value =>
  values[Math.floor(draw() * values.length)] as Value;
const some = <Value>(draw: Draw, values: readonly Value[], least: number): readonly Value[] => {
  const count = least + Math.floor(draw() * (values.length - least + 1));
  return values
    .map(value => [draw(), value] as const)
    .sort(([x], [y]) => x - y)
    .slice(0, count)
    .map(([, value]) => value);
};

/** Right or wrong, item by item, so that all counts belong together. */
function answer(draw: Draw, labels: readonly number[], accuracy: number) {
  const predicted = labels.map(label => (draw() < accuracy ? label : 1 - label));
  const counts = (values: readonly number[]): Json => {
    const found: Json = {};
    for (const value of values) found[value] = ((found[value] as number | undefined) ?? 0) + 1;
    return found;
  };
  const correct = predicted.filter((value, at) => value === labels[at]).length;
  const total = labels.length;
  const tally = { accuracy: correct / total, correct, total };
  return { ...tally, pred_distribution: counts(predicted), label_distribution: counts(labels) };
}

function evaluate(draw: Draw, parts: ReadonlyMap<string, readonly number[]>, accuracy: number): Json {
  const rows = [...parts].map(
    ([name, labels]) => [name, answer(draw, labels, accuracy + (draw() - 0.5) * 0.1)] as const,
  );
  const sum = (name: 'pred_distribution' | 'label_distribution'): Json => {
    const total: Json = {};
    for (const [, row] of rows) {
      for (const [one, count] of Object.entries(row[name])) {
        total[one] = ((total[one] as number | undefined) ?? 0) + (count as number);
      }
    }
    return total;
  };
  const correct = rows.reduce((total, [, row]) => total + row.correct, 0);
  const total = rows.reduce((all, [, row]) => all + row.total, 0);
  const whole = { accuracy: correct / total, correct, total };
  const result: Json = {
    ...whole,
    pred_distribution: sum('pred_distribution'),
    label_distribution: sum('label_distribution'),
  };
  return parts.size > 1 ? { ...result, per_subset: Object.fromEntries(rows) } : result;
}

const stamp = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

interface Settings {
  readonly weak: string;
  readonly strong: string;
  readonly tail: string;
  readonly epochs: number;
  readonly lr: number;
  readonly batch: number;
}

/** Writes the results of one domain as the sandbox would: references first, then every method on every seed. */
class Writer {
  readonly files: SyntheticFile[] = [];
  readonly #draw: Draw;
  readonly #settings: Settings;
  readonly #domain: string;
  readonly #dataset: string;
  readonly #parts: ReadonlyMap<string, readonly number[]>;
  readonly #rows: number;
  readonly #zone: number;
  #clock: number;

  constructor(draw: Draw, settings: Settings, domain: string, subsets: readonly number[] | undefined) {
    this.#draw = draw;
    this.#settings = settings;
    this.#domain = domain;
    this.#dataset = draw() < 0.5 ? domain : `${domain}-${1000 + Math.floor(draw() * 9000)}`;
    const sizes = subsets ?? Array.from({ length: 1 + Math.floor(draw() * 8) }, () => 2 + Math.floor(draw() * 300));
    this.#parts = new Map(
      sizes.map(
        (size, at) => [`part_${at}.v${at}`, Array.from({ length: size }, () => (draw() < 0.5 ? 0 : 1))] as const,
      ),
    );
    this.#rows = 30 + Math.floor(draw() * 60);
    this.#clock = START + Math.floor(draw() * 1e6);
    this.#zone = Math.floor(draw() * 20 - 10) * 3600;
  }

  #put(method: string, config: string, seed: number, json: Json): void {
    this.#clock += 600 + Math.floor(this.#draw() * 5000);
    const measured = 100 + this.#draw() * 9000;
    const rest = {
      ...('total_training_time' in json ? {} : { training_time: measured }),
      cached_at: stamp(this.#clock),
      seed,
      idea_name: method,
      hyperparam_config_key: config,
      dataset_name: this.#dataset,
    };
    const modified = this.#clock + this.#zone;
    this.files.push({ domain: this.#domain, method, config, seed, json: { ...json, ...rest }, modified, mode: 0o666 });
  }

  #config(extra: Json = {}): Json {
    const { epochs, lr, batch } = this.#settings;
    return { epochs, lr, batch_size: batch, ...extra };
  }

  floor(seed: number): void {
    const { weak, tail, epochs, lr, batch } = this.#settings;
    const { accuracy } = evaluate(this.#draw, this.#parts, 0.54);
    const soft = Array.from({ length: this.#rows }, () => {
      const share = Math.fround(this.#draw());
      return [1 - share, share];
    });
    const right = Math.floor(this.#rows * 0.6);
    const json: Json = { weak_model: weak, weak_acc: accuracy, soft_labels: soft, hard_label_acc: right / this.#rows };
    this.#put('weak_artifacts', `${spellModel(weak)}${tail}`, seed, {
      ...json,
      epochs,
      batch_size: batch,
      lr,
      config: {},
    });
  }

  ceiling(seed: number): void {
    const { strong, tail } = this.#settings;
    const result = evaluate(this.#draw, this.#parts, 0.78);
    const json = { strong_model: strong, weak_model: null, strong_acc: result.accuracy };
    const rest = { config: this.#config({ seed }), detailed_eval: { ceiling: { final_eval: result } } };
    this.#put('train_ceiling', `${spellModel(strong)}${tail}`, seed, { ...json, ...rest });
  }

  #of(method: string, seed: number): Json {
    const found = this.files.find(file => file.method === method && file.seed === seed);
    return found?.json as Json;
  }

  #mean(method: string, field: string): number {
    const values = this.files.filter(file => file.method === method).map(({ json }) => json[field] as number);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  }

  /** What the critic writes of its steps; drawn apart, so that nothing else depends on it. */
  #criticSteps(seed: number, transfer: number, rows: number): Json {
    const rng = createRng(seed, `critic-steps-${this.#domain}`);
    const { weak, strong, epochs, lr, batch } = this.#settings;
    const tests = [...this.#parts.values()].reduce((sum, { length }) => sum + length, 0);
    const judged = (): number => Math.round((0.45 + rng.uniform() * 0.2) * tests) / tests;
    const [before, after] = [judged(), judged()];
    const [critique, judge, policy, student] = [300, 400, 9000, 4000].map(time => time * (1 + rng.uniform())) as [
      number,
      number,
      number,
      number,
    ];
    const uid = Math.floor(rng.uniform() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
    const labelled = 20 + rows;
    return {
      experiment_uid: uid,
      step1_data_loading: { train_labeled_samples: labelled, train_unlabeled_samples: rows, test_samples: tests },
      step1_5_sft_critic_on_weak_demos: {
        checkpoint_path: `results/${this.#domain}_critic/K/seed_${seed}/sft_critic_on_weak_demos_${uid}/checkpoint-94`,
        num_samples: 3000,
        total_critiques_generated: rows,
        sft_dataset_size: rows,
        training_time: critique,
        weak_model: weak,
        strong_model: strong,
        sft_lr: 0.0002,
      },
      step2_critique_generation: { num_critiques_labeled: labelled, num_critiques_test: tests },
      step3_judge_training: { judge_baseline_acc: before, training_time: judge },
      step4_critique_generation_unlabeled: { num_critiques_unlabeled: rows, num_samples_per_prompt: 1 },
      step5_grpo_dataset: { dataset_size: rows },
      step6_grpo_training: { training_time: policy, epochs: 1, lr: 0.00001, batch_size: 32 },
      step7_critique_generation_test_grpo: { num_critiques_test_grpo: tests },
      step8_judge_evaluation: {
        judge_grpo_acc: after,
        improvement: after - before,
        improvement_pct: ((after - before) / before) * 100,
      },
      step9_critique_generation_unlabeled_grpo: { num_critiques_unlabeled_grpo: rows },
      step10_judge_label_generation: { num_predictions: rows },
      step11_sft_training: { transfer_acc: transfer, training_time: student },
      total_training_time: critique + judge + policy + student,
      config: {
        sft_epochs: epochs,
        lr,
        batch_size: batch,
        sft_critic_lr: 0.0002,
        grpo_epochs: 1,
        grpo_lr: 0.00001,
        grpo_batch_size: 32,
        seed,
      },
    };
  }

  run(method: string, seed: number): void {
    const { weak, strong, tail } = this.#settings;
    const isCritic = method === 'critic';
    const result = evaluate(this.#draw, this.#parts, 0.6 + this.#draw() * 0.1);
    const [floor, ceiling] = [this.#of('weak_artifacts', seed), this.#of('train_ceiling', seed)];
    const [low, high] = [this.#mean('weak_artifacts', 'weak_acc'), this.#mean('train_ceiling', 'strong_acc')];
    const transfer = result.accuracy as number;
    const json: Json = {
      weak_model: weak,
      strong_model: strong,
      weak_acc: floor.weak_acc,
      ...(isCritic ? {} : { hard_weak_label_acc: floor.hard_label_acc }),
      strong_acc: ceiling.strong_acc,
      transfer_acc: transfer,
      pgr: high > low ? (transfer - low) / (high - low) : null,
      fixed_weak_baseline: low,
      fixed_strong_baseline: high,
      config: this.#config({ seed }),
    };
    if (isCritic)
      Object.assign(json, this.#criticSteps(seed, transfer, (floor.soft_labels as readonly unknown[]).length));
    if (method === 'train_only_on_confident_labels') {
      const soft = floor.soft_labels as readonly (readonly number[])[];
      const kept = soft.filter(([, share = 0]) => share > 0.75 || share < 0.25).length;
      const rate = kept / soft.length;
      const sure = soft.map(row => Math.max(...row));
      const dropped = soft.filter(([, share = 0]) => share <= 0.75 && share >= 0.25).map(row => Math.max(...row));
      const mean = (values: readonly number[]): number =>
        values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
      json.confidence_thresholds = { low: 0.25, high: 0.75 };
      json.filter_stats = {
        total_samples: soft.length,
        kept_samples: kept,
        filtered_samples: soft.length - kept,
        avg_confidence_all: mean(sure),
        avg_confidence_filtered: mean(dropped),
        retention_rate: rate,
        low_threshold: 0.25,
        high_threshold: 0.75,
      };
    }
    const own = { strong: { final_eval: result } };
    const ceilingEval = (ceiling.detailed_eval as Json).ceiling;
    if (method === 'vanilla_w2s')
      Object.assign(own, { weak: { final_eval: { accuracy: floor.weak_acc } }, ceiling: ceilingEval });
    const extras = method === 'train_only_on_confident_labels' ? '_conf_high0.75_conf_low0.25' : '';
    const config = `${spellModel(strong)}_${spellModel(weak)}${tail}${extras}`;
    this.#put(method, config, seed, isCritic ? json : { ...json, detailed_eval: own });
  }
}

/** A clean archive of a shape drawn from a number: domains, methods, seeds, models, settings, subsets, time zone, root. */
export function drawAarArchive(number: number, shape: Shape = {}): SyntheticArchive {
  const rng = createRng(number, 'aar-archive');
  const draw: Draw = () => rng.uniform();
  const domains = shape.domains ?? some(draw, DOMAINS, 1).slice(0, 3);
  const methods = shape.methods ?? some(draw, METHODS, 1);
  const first = Math.floor(draw() * 100);
  const seeds = shape.seeds ?? Array.from({ length: 1 + Math.floor(draw() * 6) }, (_, at) => first + at);
  const extra = Math.floor(draw() * 6);
  const [epochs, lr, batch] = [5, pick(draw, [0.0001, 0.00002, 0.001]), pick(draw, [4, 32])];
  const tail = `_e${epochs}_lr${lr}_bs${batch}_sch${pick(draw, ['linear', 'cosine'])}`;
  const settings = { weak: pick(draw, WEAK), strong: pick(draw, STRONG), tail, epochs, lr, batch };
  const files = domains.flatMap(domain => {
    const writer = new Writer(draw, settings, domain, shape.subsets);
    const references = [...seeds, ...Array.from({ length: extra }, (_, at) => (seeds.at(-1) as number) + 1 + at)];
    for (const seed of references) writer.floor(seed);
    for (const seed of references) writer.ceiling(seed);
    for (const method of methods) for (const seed of seeds) writer.run(method, seed);
    return writer.files;
  });
  const root = pick(draw, ['cache_results/', 'home/x/cache_results/', './cache_results/', '']);
  return { files, empty: [], root, methods, domains, seeds };
}

/** Its members, for `makeTar`. */
export function membersOf({ files, empty, root }: SyntheticArchive): readonly TarMember[] {
  return [
    ...files.map(({ domain, method, config, seed, json, text, modified, mode }) => ({
      name: `${root}${domain}_${method}/${config}/seed_${seed}.json`,
      content: text ?? JSON.stringify(json, null, 2),
      modified,
      mode,
    })),
    ...empty.map(name => ({ name: `${root}${name}/`, type: '5' })),
  ];
}
