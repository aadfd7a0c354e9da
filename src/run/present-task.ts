import type { Learner } from '../core/learner.ts';
import type { MethodTask } from '../core/method.ts';
import { presentItem } from './present-item.ts';

const frozen = <T>(list: readonly T[]): readonly T[] => Object.freeze([...list]);

const presentLearner = (learner: Learner): Learner =>
  Object.freeze<Learner>({
    identity: learner.identity,
    capabilities: frozen(learner.capabilities),
    fit: examples => learner.fit(examples),
    predict: (classifier, items) => learner.predict(classifier, items),
    prior: items => learner.prior(items),
  });

/**
 * The task as a method gets it: a copy, frozen throughout, so that a method which sorts or changes its items fails with an error
 * that says so instead of moving the ground under other arms and under the scores.
 */
export function presentTask(task: MethodTask): MethodTask {
  const { domain, rung, labelled, unlabelled, teacher, test, student, rng, timeLimitSeconds, progress } = task;
  return Object.freeze<MethodTask>({
    domain,
    rung,
    labelled: frozen(labelled.map(item => Object.freeze({ ...presentItem(item), label: item.label }))),
    unlabelled: frozen(unlabelled.map(presentItem)),
    teacher: Object.freeze({ beliefs: frozen(teacher.beliefs) }),
    test: frozen(test.map(presentItem)),
    student: presentLearner(student),
    rng,
    timeLimitSeconds,
    progress: Object.freeze({ ...progress }),
  });
}
