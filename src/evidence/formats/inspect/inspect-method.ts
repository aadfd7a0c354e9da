import type { Setup } from '../../../core/evidence.ts';
import { isObject, type JsonFields } from '../../json-fields.ts';
import { shortSetting, statedSettings } from '../../short-setting.ts';

/** How a log got its answers from the model. */
export interface InspectSetup {
  readonly task: string;
  readonly model: string;
  /** Name of the solver, or of the steps of the plan: "chain_of_thought + generate". */
  readonly solver: string;
  /** Parameters of solver, task and generation as text, by name. */
  readonly settings: ReadonlyMap<string, string>;
  /** How the model was asked, whatever the solver: arguments of task and generation, the data, versions. */
  readonly asked: Setup;
  /** Steps and their parameters, and the arguments of the solver. */
  readonly solved: Setup;
}

/** Settings that say how fast requests go out, or which draw it is, not what is asked. */
const TECHNICAL = /^(?:seed|cache|batch|timeout|attempt_timeout|max_connections|max_retries|adaptive_connections)$/;

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function addSettings(settings: Map<string, string>, prefix: string, values: unknown): void {
  if (!isObject(values)) return;
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && !TECHNICAL.test(name)) settings.set(`${prefix}${name}`, wordOf(value));
  }
}

function addSteps(settings: Map<string, string>, steps: readonly JsonFields[]): readonly string[] {
  const seen = new Map<string, number>();
  return steps.map(step => {
    const name = step.maybeText('solver') ?? 'step';
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    addSettings(settings, `${times === 1 ? name : `${name} ${times}`}.`, step.get('params'));
    return name;
  });
}

/** What was asked, and by which version of what. */
function readData(spec: JsonFields): Readonly<Record<string, unknown>> {
  const data = spec.maybeFields('dataset');
  return {
    dataset: data?.get('name') ?? data?.get('location'),
    'task version': spec.get('task_version'),
    'inspect_ai version': spec.maybeFields('packages')?.get('inspect_ai'),
    'git commit': spec.maybeFields('revision')?.get('commit'),
  };
}

/** What a log says about its solver. */
export function readInspectSetup(header: JsonFields, spec: JsonFields): InspectSetup {
  const settings = new Map<string, string>();
  const plan = header.maybeFields('plan');
  const steps = addSteps(settings, plan?.maybeObjects('steps') ?? []).join(' + ');
  if (steps !== '') settings.set('steps', steps);
  addSettings(settings, 'solver.', spec.get('solver_args_passed') ?? spec.get('solver_args'));
  const solved = statedSettings(Object.fromEntries(settings));
  addSettings(settings, '', spec.get('task_args_passed') ?? spec.get('task_args'));
  addSettings(settings, '', spec.get('model_generate_config'));
  addSettings(settings, '', plan?.get('config'));
  const planName = plan?.maybeText('name') ?? 'plan';
  const solver = spec.maybeText('solver') ?? (planName === 'plan' ? steps : planName);
  const asked = Object.fromEntries([...settings].filter(([name]) => !Object.hasOwn(solved, name)));
  return {
    task: spec.text('task'),
    model: spec.text('model'),
    solver,
    settings,
    asked: statedSettings({ ...readData(spec), ...asked }),
    solved,
  };
}

/** Names of the settings in which logs differ that are the same otherwise: one task, one model, one solver. */
function differingSettings(setups: readonly InspectSetup[]): ReadonlySet<string> {
  const differing = new Set<string>();
  const alike = Map.groupBy(setups, ({ task, model, solver }) => JSON.stringify([task, model, solver]));
  for (const group of alike.values()) {
    for (const name of new Set(group.flatMap(({ settings }) => [...settings.keys()]))) {
      if (new Set(group.map(({ settings }) => settings.get(name))).size > 1) differing.add(name);
    }
  }
  return differing;
}

/**
 * Names the method of each log, where methods tell logs apart: two solvers on one task, or two settings of one model. Otherwise
 * none has a name, so that what differs is the models.
 */
export function nameInspectMethods(setups: readonly InspectSetup[]): readonly (string | undefined)[] {
  const differing = differingSettings(setups);
  const byTask = [...Map.groupBy(setups, ({ task }) => task).values()];
  const haveSolvers = byTask.some(group => new Set(group.map(({ solver }) => solver)).size > 1);
  if (!haveSolvers && differing.size === 0) return setups.map(() => undefined);
  return setups.map(({ solver, settings }) => {
    const shown = [...differing].filter(name => settings.has(name)).sort();
    const list = shown.map(name => `${name}=${shortSetting(settings.get(name) as string)}`).join(', ');
    return `${shortSetting(solver) || 'plain'}${list === '' ? '' : ` (${list})`}`;
  });
}
