import type { CountsResult, PairedSeeds } from '../../core/counts-result.ts';
import { count, counted, level, plainPercent } from '../../util/format.ts';
import type { MethodsSentence } from '../methods-sentences.ts';
import type { ReferenceKey } from '../references.ts';
import { shortName } from '../words.ts';

const say = (text: string, ...cites: readonly ReferenceKey[]): MethodsSentence => ({ text, cites });

function dataSentences({ domains, quarantined, leftOut, settings }: CountsResult): MethodsSentence[] {
  const methods = domains.flatMap(one => one.methods);
  const runs = methods.reduce((sum, method) => sum + method.runs.length, 0);
  const against = `against ${shortName(settings.baseline)}`;
  const whom =
    settings.candidate === undefined ? `every other method ${against}` : `${shortName(settings.candidate)} ${against}`;
  const aside = quarantined.length + leftOut.length;
  const sentences = [
    say(
      `We compared ${whom} in ${counted(domains.length, 'domain')} from the totals of ${counted(runs, 'run')}; outcomes of single items were not available, so nothing is paired by item`,
    ),
  ];
  if (aside > 0)
    sentences.push(say(`${counted(aside, 'run')} that could not be believed, or not be told apart, entered no number`));
  if (methods.some(method => method.runs.some(({ counts }) => counts !== undefined))) {
    sentences.push(say('Accuracies of single runs have Wilson’s score intervals', 'wilson1927'));
  }
  return sentences;
}

function ratioSentences({ domains, settings }: CountsResult): MethodsSentence[] {
  const readings = domains.flatMap(one => one.methods.flatMap(method => method.pgr));
  if (!readings.some(({ status }) => status === 'measured')) return [];
  const sentences = [
    say(
      'The performance gap recovered is (accuracy − floor) ÷ (ceiling − floor), under every definition of floor and ceiling that the files allow',
      'burns2023',
    ),
  ];
  const inSets = domains.flatMap(one =>
    one.contrasts.flatMap(contrast => (contrast.status === 'paired' ? [contrast.inPgr?.set] : [])),
  );
  const sets = [...readings.flatMap(reading => (reading.status === 'measured' ? [reading.set] : [])), ...inSets];
  if (sets.some(set => set !== undefined)) {
    sentences.push(
      say(
        `Ratios have Fieller’s sets at ${level(1 - settings.alpha)}, with seeds as the source of error`,
        'fieller1954',
      ),
    );
  }
  return sentences;
}

function contrastSentences({ domains, settings, family }: CountsResult): MethodsSentence[] {
  const contrasts = domains.flatMap(one => one.contrasts);
  const paired = contrasts.filter(
    (contrast): contrast is typeof contrast & PairedSeeds => contrast.status === 'paired',
  );
  const bounds = contrasts.some(({ itemError }) => itemError !== undefined);
  const sentences: MethodsSentence[] = [];
  if (paired.length > 0) {
    const tested = paired.some(({ t }) => !('status' in t));
    sentences.push(say(`${count(paired.length)} of ${counted(contrasts.length, 'contrast')} could be paired by seed`));
    if (tested) {
      const how = `Their differences have ${level(1 - settings.alpha)} intervals and tests by Student’s t over new seeds on these items; the smallest detectable difference is at ${plainPercent(settings.power)} power`;
      sentences.push(say(how, 'student1908'));
    }
    sentences.push(
      say('The exact sign-flip test of the seeds stands beside it', 'fisher1935'),
      say(`p-values are adjusted over ${counted(family, 'contrast')} by Holm’s procedure`, 'holm1979'),
    );
  }
  if (bounds) {
    const how =
      'What the choice of items adds to a difference is bounded by the two totals: between arms that err on the same items and arms that err on different ones';
    sentences.push(say(how));
  }
  return sentences;
}

/** How counts were analysed, sentence by sentence, with their own numbers; nothing is told or cited that was not done. */
export function countsSentences(result: CountsResult): readonly MethodsSentence[] {
  const { version, planHash } = result.provenance;
  return [
    ...dataSentences(result),
    ...ratioSentences(result),
    ...contrastSentences(result),
    say(`Computed with carryover ${version} (plan ${planHash.slice(0, 8)})`),
  ];
}
