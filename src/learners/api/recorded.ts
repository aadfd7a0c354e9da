import type { Answerer, Inquiry, Preamble, Question } from '../../core/answers.ts';
import { CarryoverError } from '../../core/errors.ts';
import { DOMAIN_KINDS } from '../../core/item.ts';
import { quote } from '../../core/quote.ts';
import { keyOf, partOf } from './answer-keys.ts';
import { answerTerms } from './answer-terms.ts';
import type { Recording } from './recording.ts';
import { renderPrompts } from './render-prompts.ts';

/** Settings that the recording was made with and the inquiry was not. */
function differencesOf({ settings, learner, path }: Recording, inquiry: Inquiry): string[] {
  const { form, answers, withOdds, temperature, maxTokens, system }: Preamble = inquiry.preamble;
  const terms = answerTerms(settings);
  const differ = <T>(name: string, asked: T, recorded: T): string[] =>
    asked === recorded ? [] : [`${name} is ${quote(asked)}, recorded was ${quote(recorded)}`];
  const sets = DOMAIN_KINDS.map(kind => settings.prompts[kind]);
  const isWording = DOMAIN_KINDS.some(
    kind => renderPrompts(settings.prompts[kind], file => `${path}: ${kind}/${file}`).system === system,
  );
  return [
    ...differ('learner', inquiry.learner, learner),
    ...differ('answer', form, terms.form),
    ...differ('maxTokens', maxTokens, terms.maxTokens),
    ...differ('confidence from log-probabilities', withOdds, terms.withOdds),
    ...differ('confidence from samples', temperature > 0, terms.temperature > 0),
    ...(sets.some(set => set.answers.join('\n') === answers.join('\n')) ? [] : [`answers are ${quote(answers)}`]),
    ...(isWording ? [] : ['the system prompt is another']),
  ];
}

/** Why an answer is not there, as far as it can be told. */
function explain(recording: Recording, inquiry: Inquiry, lacking: readonly Question[]): CarryoverError {
  const { path, learner, answers } = recording;
  const [first] = lacking;
  const found = `${path}: has no answer of ${learner} to ${lacking.length} of ${inquiry.questions.length} questions, such as ${quote(first?.text)}, sample ${first?.repeat}`;
  const differences = differencesOf(recording, inquiry);
  const isPartThere = answers.has(partOf(inquiry));
  const why = isPartThere
    ? 'other questions of the same prompt are there: items or samples are others, or the recorded run did not get to its end'
    : `${answers.size} prompts were recorded, and none with these examples: items, splits, seeds or prompts are others`;
  const reason = differences.length > 0 ? differences.join('; ') : why;
  const hint = 'Run the suite that was recorded, or ask the model itself.';
  return new CarryoverError('data-invalid', `${found}: ${reason}.`, hint);
}

/**
 * Answers from a recorded file: the same inquiries as those of the recorded run get the same replies, through the same code.
 * @throws CarryoverError `data-invalid` for a question that was not recorded, saying what differs
 */
export const recordedAnswerer = (recording: Recording): Answerer => ({
  async ask(inquiry) {
    const part = partOf(inquiry);
    const known = recording.answers.get(part);
    const stored = inquiry.questions.map(question => known?.get(keyOf(part, question)));
    const lacking = inquiry.questions.filter((_, at) => stored[at] === undefined);
    if (lacking.length > 0) throw explain(recording, inquiry, lacking);
    return stored.flatMap(one => one?.reply ?? []);
  },
});
