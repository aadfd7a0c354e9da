import type { Answerer, Preamble } from '../../core/answers.ts';
import { hardLabel } from '../../core/hard-label.ts';
import type { DomainKind, Item } from '../../core/item.ts';
import type { AskedLearner, Capability, ClassifierHandle, Example } from '../../core/learner.ts';
import type { ApiModel, ModelSettings } from '../../core/model-settings.ts';
import { checkExamples } from '../check-examples.ts';
import { answerTerms } from './answer-terms.ts';
import { askQuestions } from './ask-questions.ts';
import { type CreateStream, chooseShots } from './choose-shots.ts';
import { askAbout, judgeItem } from './judge-items.ts';
import { Observer } from './observe.ts';
import { type RenderedPrompts, renderPrompts } from './render-prompts.ts';

export interface ApiLearnerOptions {
  readonly kind: DomainKind;
  /** The learner with whatever tells two versions apart: prompts and settings. */
  readonly identity: string;
  /** Chance in the choice of examples; the seed of the cell is in it. */
  readonly createStream: CreateStream;
  readonly answerer: Answerer;
}

/** Between two examples, and behind the last. */
const GAP = '\n\n';

/** What a certain answer is never stated as: percent above this would round to 100. */
const MOST_STATED = 99;

/** What is not in a learner's power it does not declare: without probabilities there are no beliefs but 0 and 1. */
const capabilitiesOf = ({ confidence }: ModelSettings): readonly Capability[] =>
  confidence === 'none' ? ['soft-labels', 'weights', 'prior'] : ['soft-labels', 'weights', 'prior', 'beliefs'];

/** A soft target is a label and how sure it is; a hard one is the label alone. */
function showExample({ item, target }: Example, prompts: RenderedPrompts, answers: Preamble['answers']): string {
  const answer = answers[hardLabel(target)];
  const percent = Math.min(MOST_STATED, Math.round(100 * Math.max(target, 1 - target)));
  const isHard = target === 0 || target === 1;
  return prompts.example(item, isHard ? { answer } : { answer, confidence: percent }) + GAP;
}

const hasExamples = (state: unknown): state is { readonly examples: string } =>
  typeof state === 'object' && state !== null && 'examples' in state && typeof state.examples === 'string';

const preambleOf = (settings: ModelSettings, kind: DomainKind, system: string): Omit<Preamble, 'examples'> => ({
  system,
  answers: settings.prompts[kind].answers,
  ...answerTerms(settings),
});

/**
 * A model behind an API as a learner. `prior` asks without examples; `fit` asks nothing and makes a many-shot prompt of examples,
 * in which weights are chances of being chosen and soft targets a stated confidence; `predict` puts each question behind it.
 * Items without an answer are believed one half, and `withheld` says which these are.
 * @throws CarryoverError `data-invalid` for prompts that cannot be used
 */
export function apiLearner(
  { learner, settings }: Pick<ApiModel, 'learner' | 'settings'>,
  { kind, identity, createStream, answerer }: ApiLearnerOptions,
): AskedLearner {
  const prompts = renderPrompts(settings.prompts[kind], file => `prompts of ${kind}, ${file}`);
  const preamble = preambleOf(settings, kind, prompts.system);
  const samples = settings.confidence === 'samples' ? settings.samples : 1;
  const observer = new Observer(learner);

  async function judge(items: readonly Item[], examples: string): Promise<readonly number[]> {
    const asked = items.map(item => askAbout(item, prompts.question));
    const texts = asked.flatMap(({ text, swapped }) => (swapped === undefined ? [text] : [text, swapped]));
    const opinions = await askQuestions(texts, samples, { learner, preamble: { ...preamble, examples }, answerer });
    return asked.map(one => {
      const judgement = judgeItem(one, opinions);
      observer.note(one.item, judgement);
      return judgement.state === 'known' ? judgement.belief : 0.5;
    });
  }

  function teach(examples: readonly Example[]): ClassifierHandle {
    checkExamples(identity, examples);
    const render = (example: Example): string => showExample(example, prompts, preamble.answers);
    const shots = chooseShots(examples, { learner, limits: settings, createStream, render });
    const state = {
      examples: shots
        .map(({ text }) => text)
        .join('')
        .slice(0, -GAP.length),
    };
    return { learner: identity, trainedOn: shots.length, chosen: shots.map(({ at }) => at), state };
  }

  return {
    identity,
    capabilities: capabilitiesOf(settings),
    fit: async examples => teach(examples),
    predict: async (classifier, items) => {
      if (classifier.learner !== identity || !hasExamples(classifier.state)) {
        throw new Error(`${identity} was given a classifier of ${classifier.learner}`);
      }
      return judge(items, classifier.state.examples);
    },
    prior: async items => judge(items, ''),
    withheld: () => observer.withheld(),
    observations: () => observer.observations(),
  };
}
