import { quote } from '../core/quote.ts';
import { expectOneOf, type Fault } from './fault.ts';
import { isLearnerFault, parseLearner } from './parse-learner.ts';
import type { SuiteText } from './schema.ts';

type Api = NonNullable<SuiteText['api']>;
type Options = Omit<Api, 'models' | 'prompts' | 'confirmAbove'>;
type Place = readonly string[];

const nameOf = (place: Place): string =>
  place.map((part, at) => (at === 0 ? part : /^\w+$/.test(part) ? `.${part}` : `[${quote(part)}]`)).join('');

function* checkOptions(options: Options, place: Place): Generator<Fault> {
  if (options.samples === undefined || options.confidence === 'samples') return;
  const text = `${nameOf(place)}.samples is ${options.samples}, but confidence is ${options.confidence ?? 'not said'}; expected confidence: samples`;
  yield { path: [...place, 'samples'], text, hint: 'Say confidence: samples, or leave samples out.' };
}

const NO_ODDS = 'Say confidence: samples or confidence: none for this model.';

function* checkModel(name: string, api: Api, local: readonly string[]): Generator<Fault> {
  const place = ['api', 'models', name];
  const parsed = parseLearner(name, local);
  if (isLearnerFault(parsed)) {
    yield { path: place, text: `${nameOf(place)}: ${parsed.text}`, hint: parsed.hint };
    return;
  }
  const own = api.models?.[name] ?? {};
  const inherited = { ...own, confidence: own.confidence ?? api.confidence };
  yield* checkOptions(inherited, place);
  if (parsed.provider !== 'local' && parsed.provider !== 'recorded') return;
  const text = `${nameOf(place)} is no model behind an API; expected anthropic/MODEL or openai/MODEL@BASE-URL`;
  yield { path: place, text, hint: 'Leave it out: local models and recordings have no such settings.' };
}

/** Nothing under `api.models` is for a model that no rung uses. */
function* checkUsed(name: string, used: readonly string[]): Generator<Fault> {
  if (used.includes(name)) return;
  const place = ['api', 'models', name];
  const text = `${nameOf(place)}: no rung uses this model; ${expectOneOf(name, used)}`;
  yield { path: place, text, hint: 'Correct the name, or leave it out.' };
}

/** What is wrong with the settings of models behind an API, by what they say together. */
export function* checkApi(suite: SuiteText, local: readonly string[]): Generator<Fault> {
  const api = suite.api ?? {};
  const used = [...new Set(suite.rungs.flatMap(({ weak, strong }) => [weak, strong]))].filter(
    learner => !local.includes(learner),
  );
  yield* checkOptions(api, ['api']);
  for (const name of Object.keys(api.models ?? {})) {
    yield* checkModel(name, api, local);
    yield* checkUsed(name, used);
  }
  for (const name of used) {
    const parsed = parseLearner(name, local);
    if (isLearnerFault(parsed) || parsed.provider !== 'anthropic') continue;
    const own = api.models?.[name]?.confidence;
    if ((own ?? api.confidence) !== 'logprobs') continue;
    const place = own === undefined ? ['api', 'confidence'] : ['api', 'models', name, 'confidence'];
    const text = `${nameOf(place)} is logprobs, but ${name} gives no log-probabilities`;
    yield { path: place, text, hint: NO_ODDS };
  }
}
