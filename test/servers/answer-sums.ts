import { hashText, type Script } from './behaviour.ts';

/** Share of questions that a model gets wrong with nothing but right examples, by the model's name. */
export type Skills = Readonly<Record<string, number>>;

const SUM = /(\d+) \+ (\d+) = (\d+)/;
const SOLUTION = /<solution>\n([^<]*)\n<\/solution>\n(?:\nSure: (\d+)%|Sure: (\d+)%)?\s*Answer: (\w+)/g;
/** What a share of wrong examples adds to a model's errors. */
const PULL = 1.2;
/** What a model gets wrong besides where it is shown nothing. */
const WITHOUT_EXAMPLES = 0.08;
/** At its worst a model guesses. */
const GUESS = 0.5;

const isRight = (text: string): boolean => {
  const [, first, second, sum] = SUM.exec(text) ?? [];
  return Number(first) + Number(second) === Number(sum);
};

/** Share of wrong answers among the examples of a prompt, each counted as far as it says that it is to be trusted. */
function wrongShare(preface: string, yes: string): number | undefined {
  let trusted = 0;
  let wrong = 0;
  for (const [, solution = '', sure, alsoSure, answer] of preface.matchAll(SOLUTION)) {
    const trust = (2 * Number(sure ?? alsoSure ?? 100)) / 100 - 1;
    trusted += trust;
    if ((answer === yes) !== isRight(solution)) wrong += trust;
  }
  return trusted === 0 ? undefined : wrong / trusted;
}

/** A number that a prompt always gives, so that no prompt is read twice. */
function remembering<T>(read: (text: string, yes: string) => T): (text: string, yes: string) => T {
  const known = new Map<string, T>();
  return (text, yes) => {
    const value = known.has(text) ? (known.get(text) as T) : read(text, yes);
    known.set(text, value);
    return value;
  };
}

/**
 * Answers whether a sum is right, as a model would: some models know more, hard questions are hard for all, wrong examples
 * mislead as far as they are to be trusted, and samples of one question differ. The same prompts give the same answers in
 * either protocol and in batches: the n-th key under which a question comes makes its n-th sample, however often and in
 * whatever order keys come again.
 * @param words for label 0 and label 1, where the request has no schema
 */
export function answerSums(skills: Skills, words: readonly [string, string]): Script {
  const shareOf = remembering(wrongShare);
  const samples = new Map<string, Map<string, number>>();
  return ({ model, preface, question, words: allowed, key }) => {
    const skill = skills[model];
    if (skill === undefined) return { act: 'fail', status: 404, message: `The model ${model} does not exist` };
    const [no = '', yes = ''] = allowed ?? words;
    const asked = `${model} ${hashText(preface)} ${question}`;
    const keys = samples.get(asked) ?? new Map<string, number>();
    samples.set(asked, keys);
    const sample = keys.get(key) ?? keys.size;
    keys.set(key, sample);
    const wrong = shareOf(preface, yes);
    const errors = skill + (wrong === undefined ? WITHOUT_EXAMPLES : PULL * wrong);
    const hardness = hashText(`hard ${question}`);
    const isWrong = hashText(`${asked} ${sample}`) < Math.min(GUESS, 2 * errors * hardness);
    const says = isRight(question) !== isWrong;
    return { act: 'answer', word: says ? yes : no, odds: { [yes]: says ? 0.9 : 0.1, [no]: says ? 0.1 : 0.9 } };
  };
}
