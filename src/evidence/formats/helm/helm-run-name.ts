/** What the name of a run says, such as `mmlu:subject=anatomy,method=multiple_choice_joint,model=openai_gpt-4`. */
export interface RunName {
  /** The scenario and its own arguments. */
  readonly task: string;
  readonly model?: string | undefined;
  /** How the model is asked: arguments that any scenario can have. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Arguments that HELM itself adds to whatever scenario: they change how a model is asked, not what. */
const SETTINGS = new Set([
  ...['method', 'stop', 'add_to_stop', 'instructions', 'prompt', 'newline', 'format_prompt', 'temperature'],
  ...['increase_temperature', 'max_tokens', 'increase_max_tokens', 'max_train_instances', 'max_eval_instances'],
  ...['num_train_trials', 'num_trials', 'num_outputs', 'data_augmentation', 'tokenizer', 'num_prompt_tokens'],
  ...['num_output_tokens', 'chatml', 'eval_split', 'output_format_instructions', 'global_prefix', 'groups'],
  ...[
    'follow_format_instructions',
    'use_chain_of_thought',
    'anthropic_claude_2',
    'anthropic_claude_3',
    'model_deployment',
  ],
]);

/** Reads the name of a run, or of its folder. */
export function readRunName(name: string): RunName {
  const decoded = name.replace(/%3A/gi, ':').replace(/%2C/gi, ',').replace(/%3D/gi, '=');
  const colon = decoded.indexOf(':');
  const scenario = colon === -1 ? '' : decoded.slice(0, colon);
  const settings: Record<string, string> = {};
  const own: string[] = [];
  let model: string | undefined;
  for (const part of decoded
    .slice(colon + 1)
    .split(',')
    .filter(Boolean)) {
    const [key = '', ...rest] = part.split('=');
    const value = rest.join('=');
    if (key === 'model') model = value;
    else if (SETTINGS.has(key)) settings[key] = value;
    else own.push(part);
  }
  return { task: [scenario, own.join(',')].filter(Boolean).join(':') || decoded, model, settings };
}
