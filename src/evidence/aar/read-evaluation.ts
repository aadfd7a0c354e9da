import { quote } from '../../core/quote.ts';
import { isObject, type JsonObject } from '../json-fields.ts';
import type { Evaluation, Tally, WrongField } from './aar-record.ts';

const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

class Reader {
  readonly wrong: WrongField[] = [];

  pick<Value>(value: unknown, field: string, [expected, fits]: readonly [string, (value: unknown) => value is Value]) {
    if (value === undefined || value === null) return undefined;
    if (fits(value)) return value;
    this.wrong.push({ field, expected, found: quote(value) });
    return undefined;
  }

  counts(value: unknown, field: string): ReadonlyMap<string, number> {
    const read = new Map<string, number>();
    const object = this.pick(value, field, ['an object', isObject]) ?? {};
    for (const [name, one] of Object.entries(object)) {
      const count = this.pick(one, `${field}.${name}`, ['a whole number from 0 on', isCount]);
      if (count !== undefined) read.set(name, count);
    }
    return read;
  }

  tally(value: JsonObject, field: string): Tally {
    const get = (name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined);
    return {
      field,
      accuracy: this.pick(get('accuracy'), `${field}.accuracy`, ['a number from 0 to 1', isShare]),
      correct: this.pick(get('correct'), `${field}.correct`, ['a whole number from 0 on', isCount]),
      total: this.pick(get('total'), `${field}.total`, ['a whole number from 0 on', isCount]),
      predicted: this.counts(get('pred_distribution'), `${field}.pred_distribution`),
      labelled: this.counts(get('label_distribution'), `${field}.label_distribution`),
    };
  }

  evaluation(value: JsonObject, field: string): Evaluation {
    const parts = Object.hasOwn(value, 'per_subset') ? value.per_subset : undefined;
    const within = `${field}.per_subset`;
    const subsets = new Map<string, Tally>();
    for (const [name, part] of Object.entries(this.pick(parts, within, ['an object', isObject]) ?? {})) {
      const read = this.pick(part, `${within}.${name}`, ['an object', isObject]);
      if (read !== undefined) subsets.set(name, this.tally(read, `${within}.${name}`));
    }
    return { ...this.tally(value, field), subsets };
  }
}

/** Where the evaluation of a model may stand within `detailed_eval`: drift of the sandbox's own code. */
const PLACES: Readonly<Record<'own' | 'ceiling', readonly (readonly string[])[]>> = {
  own: [['strong', 'final_eval'], ['strong'], ['final_eval'], []],
  ceiling: [['ceiling', 'final_eval'], ['ceiling']],
};

const isTally = (value: JsonObject): boolean =>
  ['accuracy', 'correct', 'total'].some(name => Object.hasOwn(value, name));

function find(json: JsonObject, which: 'own' | 'ceiling', reader: Reader): Evaluation | undefined {
  const top = Object.hasOwn(json, 'detailed_eval') ? json.detailed_eval : undefined;
  if (!isObject(top)) return undefined;
  for (const place of PLACES[which]) {
    let value: unknown = top;
    for (const name of place) value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    if (isObject(value) && isTally(value)) return reader.evaluation(value, ['detailed_eval', ...place].join('.'));
  }
  return undefined;
}

/** What one record says of its own and of the ceiling's results, and what of it is not of the kind it should be. */
export function readEvaluations(json: JsonObject, isCeiling: boolean) {
  const reader = new Reader();
  const ceiling = find(json, 'ceiling', reader);
  const own = isCeiling ? (ceiling ?? find(json, 'own', reader)) : find(json, 'own', reader);
  const top = Object.hasOwn(json, 'detailed_eval') ? json.detailed_eval : undefined;
  reader.pick(top, 'detailed_eval', ['an object', isObject]);
  for (const name of [
    'weak_acc',
    'strong_acc',
    'strong_gt_acc',
    'transfer_acc',
    'hard_label_acc',
    'hard_weak_label_acc',
  ]) {
    reader.pick(Object.hasOwn(json, name) ? json[name] : undefined, name, ['a number from 0 to 1', isShare]);
  }
  const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
  for (const name of ['pgr', 'fixed_weak_baseline', 'fixed_strong_baseline', 'training_time', 'total_training_time']) {
    reader.pick(Object.hasOwn(json, name) ? json[name] : undefined, name, ['a number', isNumber]);
  }
  return { own, ceiling: isCeiling ? undefined : ceiling, wrong: reader.wrong };
}
