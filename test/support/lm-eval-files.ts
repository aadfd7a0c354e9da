/** A results file of lm-evaluation-harness 0.4 with one task, as its EvaluationTracker writes it. */
export function lmEvalResults(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    results: {
      arith: { alias: 'arith', 'exact_match,none': 0.5, 'exact_match_stderr,none': 0.28867513459481287 },
    },
    group_subtasks: { arith: [] },
    configs: {
      arith: {
        task: 'arith',
        metric_list: [{ metric: 'exact_match', aggregation: 'mean', higher_is_better: true }],
        num_fewshot: 0,
        repeats: 1,
      },
    },
    versions: { arith: 1 },
    'n-shot': { arith: 0 },
    higher_is_better: { arith: { exact_match: true } },
    'n-samples': { arith: { original: 4, effective: 4 } },
    config: {
      model: 'hf',
      model_args: 'pretrained=org/small,dtype=float16',
      limit: null,
      random_seed: 0,
      numpy_seed: 1234,
      torch_seed: 1234,
    },
    git_hash: 'abc',
    model_name: 'org/small',
    chat_template: null,
    chat_template_sha: null,
    system_instruction: null,
    system_instruction_sha: null,
    ...changes,
  };
}

/** One record of a samples file. */
export function lmEvalSample(id: number, score: unknown, changes: Readonly<Record<string, unknown>> = {}) {
  return {
    doc_id: id,
    doc: { idx: id, question: `What is ${id} + 1?`, subject: id % 2 === 0 ? 'even' : 'odd' },
    target: String(id + 1),
    arguments: { gen_args_0: { arg_0: `Q: What is ${id} + 1?\nA:`, arg_1: { until: ['\n'] } } },
    resps: [[` ${id + 1}`]],
    filtered_resps: [String(id + 1)],
    filter: 'none',
    metrics: ['exact_match'],
    doc_hash: `hash${id}`,
    prompt_hash: `prompt${id}`,
    target_hash: `target${id}`,
    exact_match: score,
    ...changes,
  };
}

export const toJsonl = (records: readonly unknown[]): string =>
  records.map(record => `${JSON.stringify(record)}\n`).join('');
