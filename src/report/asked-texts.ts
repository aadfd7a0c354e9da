import type { CellObservations, ModelObservations } from '../core/observations.ts';
import { count, counted, percent } from '../util/format.ts';

function withheldText({ learner, asked, refused, unreadable, failed }: ModelObservations): string[] {
  const parts = [
    ...(refused > 0 ? [`${count(refused)} refused`] : []),
    ...(unreadable > 0 ? [`${count(unreadable)} unreadable`] : []),
    ...(failed > 0 ? [`${count(failed)} failed`] : []),
  ];
  return parts.length === 0 ? [] : [`${learner}: of ${counted(asked, 'answer')} ${parts.join(', ')}`];
}

function orderText({ learner, order }: ModelObservations): string[] {
  if (order === undefined || order.pairs === 0) return [];
  const { pairs, first, second } = order;
  const share = percent((first + second) / pairs);
  return [
    `${learner}: answers follow the position in ${share} of ${counted(pairs, 'pair')} (first ${count(first)}, second ${count(second)})`,
  ];
}

/** What was seen of the models behind an API, in a few words each; nothing where all of it is as it should be. */
export const askedTexts = ({ models, leftOut = 0 }: CellObservations): readonly string[] => [
  ...models.flatMap(model => [...withheldText(model), ...orderText(model)]),
  ...(leftOut > 0 ? [`${counted(leftOut, 'unlabelled item')} without a label of the weak teacher`] : []),
];
