import { countPlaces } from '../../core/count-places.ts';
import type { CountsResult } from '../../core/counts-result.ts';
import { count, counted, plainPercent } from '../../util/format.ts';
import type { HealthView } from '../view.ts';
import { markedCheck } from '../words.ts';
import { showPlaces } from './show-places.ts';

function provenance({ findings, quarantined }: CountsResult): HealthView {
  const faults = findings.filter(({ severity }) => severity === 'fault');
  const notes = findings.length - faults.length;
  const aside = quarantined.length === 0 ? '' : ` ${counted(quarantined.length, 'run')} set aside.`;
  const text = `${counted(faults.length, 'fault')} in ${showPlaces(countPlaces(faults))}, ${counted(notes, 'note')}.${aside} Nothing was repaired.`;
  return faults.length === 0
    ? markedCheck('Provenance', { tone: 'good', word: 'no fault found', text })
    : markedCheck('Provenance', { tone: 'bad', word: 'faults found', text });
}

function complete({ domains, leftOut }: CountsResult): HealthView {
  const short = domains.filter(({ methods }) => {
    const sizes = new Set(methods.map(({ runs }) => runs.length));
    return sizes.size > 1;
  });
  const runs = domains.flatMap(({ methods }) => methods.map(method => method.runs.length)).reduce((a, b) => a + b, 0);
  const left =
    leftOut.length === 0 ? '' : ` ${counted(leftOut.length, 'file')} could not be told apart and enter nothing.`;
  const text = `${counted(runs, 'run')} in ${counted(domains.length, 'domain')} of one pair of models each.${left}`;
  if (runs === 0)
    return markedCheck('Complete', { tone: 'bad', word: 'no', text: `No run was left to compare.${left}` });
  if (short.length > 0) {
    return markedCheck('Complete', {
      tone: 'warn',
      word: 'seeds missing',
      text: `${text} Methods differ in their number of runs.`,
    });
  }
  return markedCheck('Complete', {
    tone: leftOut.length > 0 ? 'warn' : 'good',
    word: leftOut.length > 0 ? 'nearly' : 'yes',
    text,
  });
}

function comparable({ domains }: CountsResult): HealthView {
  const contrasts = domains.flatMap(one => one.contrasts);
  const paired = contrasts.filter(({ status }) => status === 'paired').length;
  const text = `${count(paired)} of ${counted(contrasts.length, 'contrast')} with the baseline could be paired by seed; none by item.`;
  const tone = paired === 0 ? 'bad' : paired < contrasts.length ? 'warn' : 'good';
  const word = { bad: 'no', warn: 'in part', good: 'by seed' }[tone];
  return markedCheck('Comparable', { tone, word, text });
}

function sensitive({ domains, settings }: CountsResult): HealthView {
  const floors = domains.flatMap(one =>
    one.contrasts.flatMap(contrast => (contrast.status === 'paired' ? [contrast.signFlip.floor] : [])),
  );
  const blind = floors.filter(floor => floor > settings.alpha).length;
  const text = `${count(blind)} of ${counted(floors.length, 'paired contrast')} ${blind === 1 ? 'has' : 'have'} too few seeds for the exact test to reach ${plainPercent(settings.alpha)}, whatever they show.`;
  if (floors.length === 0)
    return markedCheck('Sensitive', { tone: 'unknown', word: 'not known', text: 'Nothing is paired.' });
  return blind > 0
    ? markedCheck('Sensitive', { tone: 'warn', word: 'few seeds', text })
    : markedCheck('Sensitive', { tone: 'good', word: 'enough seeds', text });
}

function baselines({ domains }: CountsResult): HealthView {
  const without = domains.filter(({ gap }) => gap === undefined || gap <= 0).length;
  if (domains.length === 0)
    return markedCheck('Floor and ceiling', { tone: 'unknown', word: 'not known', text: 'No domain.' });
  if (without > 0) {
    const text = `${counted(without, 'domain')} of ${count(domains.length)} without a floor below a ceiling: no PGR there.`;
    return markedCheck('Floor and ceiling', { tone: 'bad', word: 'missing', text });
  }
  const text =
    'Every PGR is shown under each definition of floor and ceiling; which one is meant is not for the data to say.';
  return markedCheck('Floor and ceiling', { tone: 'good', word: 'there', text });
}

/** What has to be known before the numbers: provenance first. */
export const countsChecks = (result: CountsResult): readonly HealthView[] =>
  [provenance, complete, comparable, sensitive, baselines].map(rule => rule(result));
