import type { TransferResult } from '../core/result.ts';
import { listed, shortName } from './words.ts';

/** Models that are trained on the spot are called so. */
export const isLocal = (learner: string): boolean => learner.startsWith('local/');

const learnersOf = ({ arms = [] }: TransferResult, rung: string, roles: readonly string[]): string[] => [
  ...new Set(arms.filter(arm => arm.rung === rung && roles.includes(arm.role)).map(({ learner }) => learner)),
];

/** "local/tiny teaches local/small"; undefined where the outcomes were imported. */
export function rungModels(result: TransferResult, rung: string): string | undefined {
  const teachers = learnersOf(result, rung, ['weak']);
  const students = learnersOf(result, rung, ['baseline', 'candidate']);
  if (students.length === 0) return undefined;
  const names = listed(students.map(shortName));
  return teachers.length === 0 ? names : `${listed(teachers.map(shortName))} teaches ${names}`;
}

/** What the rungs are, and what they are not. */
export function rungsNote(result: TransferResult): string {
  const { arms, design } = result;
  if (arms === undefined) {
    const sizes = design.rungs.some(({ size }) => size !== undefined) ? '; sizes are as the table gives them' : '';
    return `A rung is a weak teacher and a strong student, by the name that the results have for it${sizes}. Which models they are, the results do not say beyond that.`;
  }
  const first = 'A rung is a weak teacher and the strong student that it teaches.';
  const names = arms.map(({ learner }) => learner);
  if (!names.some(isLocal)) return first;
  const toys =
    'toy models that carryover trains on the spot (n-gram language models with a small head), from tiny to large';
  return names.every(isLocal)
    ? `${first} All models here are ${toys}; “production” is the last rung of this ladder, and nothing here speaks about large language models.`
    : `${first} The models named local/… are ${toys}; what they do says nothing about large language models.`;
}
