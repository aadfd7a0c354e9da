import type { Preamble } from '../../core/answers.ts';
import type { ModelSettings } from '../../core/model-settings.ts';

/** How a model is to answer, by its settings: form, length, and where its confidence comes from. */
export const answerTerms = ({
  confidence,
  answer: form,
  maxTokens,
}: Pick<ModelSettings, 'confidence' | 'answer' | 'maxTokens'>): Pick<
  Preamble,
  'form' | 'withOdds' | 'temperature' | 'maxTokens'
> => ({
  form,
  withOdds: confidence === 'logprobs',
  // Samples of a model that always says the same would say nothing of its confidence.
  temperature: confidence === 'samples' ? 1 : 0,
  maxTokens,
});
