import { countPlaces, isOfFile } from '../../core/count-places.ts';
import type { CountedEvidence } from '../../core/counted-evidence.ts';
import type { CountedDomain, CountedMethod, CountsSettings, Unanswered } from '../../core/counts-result.ts';
import { quote } from '../../core/quote.ts';

interface Analysed {
  readonly evidence: CountedEvidence;
  readonly domains: readonly CountedDomain[];
  readonly settings: CountsSettings;
}

type Rule = (analysed: Analysed) => Unanswered | undefined;

/** More names than this do not make a sentence clearer. */
const MOST_NAMES = 4;
/** So many domains give no spread between domains worth the name. */
const FEW_DOMAINS = 5;

function listed(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const shown = distinct.slice(0, MOST_NAMES).join(', ');
  return distinct.length > MOST_NAMES ? `${shown} and ${distinct.length - MOST_NAMES} more` : shown;
}

/** "3 runs", "1 run". */
const some = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Every method with the domain it was run on. */
const allMethods = (domains: readonly CountedDomain[]) =>
  domains.flatMap(one => one.methods.map(method => ({ ...one, method, place: placeOf(one, method) })));

const placeOf = ({ domain }: CountedDomain, { method }: CountedMethod): string =>
  `${quote(method)} on ${quote(domain)}`;

const items: Rule = ({ evidence }) => {
  const isPredicted = evidence.findings.some(({ code }) => code === 'PRED');
  const there = isPredicted
    ? 'predictions are there, and neither ids nor true classes of their items, so what counts is how many were right'
    : 'there is no result of any item, only how many were right';
  return {
    code: 'no-items',
    question: 'On which items a method wins or loses, and every test that pairs items',
    because: `${there}: two totals bound the error of their difference and do not give it`,
  };
};

const models: Rule = ({ domains }) => {
  const pairs = new Set(domains.map(({ pair }) => pair)).size;
  const because =
    pairs <= 1
      ? 'there is one pair of models, so there is no larger one to carry a gain over to'
      : `there are ${pairs} pairs of models or settings, and nothing says which of them is the larger one`;
  return { code: 'no-larger-models', question: 'Whether a gain carries over to larger models', because };
};

const otherDomains: Rule = ({ domains }) => {
  const known = new Set(domains.map(({ domain }) => domain)).size;
  if (known > FEW_DOMAINS) return undefined;
  const because =
    known <= 1
      ? `there is ${known === 0 ? 'no domain' : 'one domain'}`
      : `there are ${known} domains, chosen and not drawn: how much domains differ cannot be told from so few`;
  return { code: 'few-domains', question: 'Whether a gain holds in other domains', because };
};

const baseline: Rule = ({ domains, settings }) => {
  const without = domains.filter(({ methods }) => !methods.some(({ method }) => method === settings.baseline));
  if (domains.length > 0 && without.length === 0) return undefined;
  const where = without.length === 0 ? '' : ` on ${listed(without.map(({ domain }) => quote(domain)))}`;
  return {
    code: 'no-baseline',
    question: `What any method gains${where}`,
    because: `no run that was believed is of the baseline ${quote(settings.baseline)}`,
  };
};

const teachers: Rule = ({ domains }) => {
  const sharing = domains.filter(({ methods }) => {
    const seeds = methods.flatMap(({ runs }) => runs.map(({ seed }) => seed));
    return new Set(seeds).size < seeds.length;
  });
  if (sharing.length === 0) return undefined;
  return {
    code: 'shared-teachers',
    question:
      'How much of the spread over seeds is the teacher’s and how much the student’s, and contrasts as separate facts',
    because: `a seed fixes teacher and student together, and all methods of a seed share its teacher, on ${listed(sharing.map(({ domain }) => quote(domain)))}`,
  };
};

const references: Rule = ({ domains }) => {
  const without = domains.filter(({ gap }) => gap === undefined || gap <= 0);
  if (without.length === 0) return undefined;
  return {
    code: 'no-references',
    question: `The performance gap recovered on ${listed(without.map(({ domain }) => quote(domain)))}`,
    because: 'floor and ceiling are not both there, or the ceiling does not lie above the floor',
  };
};

const pooled: Rule = ({ domains }) => {
  const unequal = allMethods(domains).filter(({ floor, ceiling, method }) =>
    [floor, ceiling].some(one => one !== undefined && one.accuracy.runs !== method.runs.length),
  );
  if (unequal.length === 0) return undefined;
  return {
    code: 'pooled-references',
    question: 'The error of a PGR with its floor and ceiling',
    because: `floor and ceiling are means over other seeds, and over more or fewer, than ${listed(unequal.map(({ place }) => place))}; teachers are shared in part`,
  };
};

const definitions: Rule = ({ domains }) => {
  const moved = allMethods(domains).flatMap(({ method, place }) => {
    const means = method.pgr.flatMap(one => (one.status === 'measured' ? [one.pgr.mean] : []));
    const [least, most] = [Math.min(...means), Math.max(...means)];
    return means.length > 1 && most - least > 0.005 ? [{ place, turns: least < 0 && most > 0 }] : [];
  });
  if (moved.length === 0) return undefined;
  const turned = moved.filter(({ turns }) => turns).map(({ place }) => place);
  const sign = turned.length === 0 ? '' : `, and changes the sign of ${listed(turned)}`;
  return {
    code: 'baseline-definition',
    question: 'Which PGR is the right one',
    because: `the choice of floor and ceiling moves ${some(moved.length, 'mean PGR')} by more than 0.005${sign}: say which is meant before looking`,
  };
};

const pairing: Rule = ({ domains }) => {
  const doubted = allMethods(domains).filter(({ method }) => method.runs.some(({ isPairable }) => !isPairable));
  if (doubted.length === 0) return undefined;
  return {
    code: 'not-pairable',
    question: `Differences at the same seed, and spread over seeds, of ${listed(doubted.map(({ place }) => place))}`,
    because: 'what their files say about seed or references is not believed to be their own',
  };
};

const missing: Rule = ({ domains }) => {
  const gaps = domains.flatMap(domain => {
    const seeds = new Set(domain.methods.flatMap(({ runs }) => runs.map(({ seed }) => seed)));
    return domain.methods.flatMap(method => {
      const own = new Set(method.runs.map(({ seed }) => seed));
      const absent = [...seeds].filter(seed => !own.has(seed));
      return absent.length === 0 ? [] : [`${placeOf(domain, method)} (seed ${listed(absent.map(quote))})`];
    });
  });
  if (gaps.length === 0) return undefined;
  return {
    code: 'missing-seeds',
    question: `What the runs that are not here would have shown: ${listed(gaps)}`,
    because: 'other methods were run under these seeds; why these were not, or are gone, is not recorded',
  };
};

const doubted: Rule = ({ evidence }) => {
  const faults = evidence.findings.filter(finding => finding.severity === 'fault' && isOfFile(finding));
  if (faults.length === 0) return undefined;
  const { files } = countPlaces(faults);
  const codes = [...new Set(faults.map(({ code }) => code))].sort();
  return {
    code: 'doubted-files',
    question: `What ${some(files, 'file')} really measured`,
    because: `${some(faults.length, 'fault')} of provenance found there (${listed(codes.map(quote))}); nothing was repaired`,
  };
};

const counts: Rule = ({ domains }) => {
  const without = allMethods(domains).filter(({ method }) => method.answers === undefined);
  if (without.length === 0) return undefined;
  return {
    code: 'no-counts',
    question: `The item error and the parts of the test set of ${listed(without.map(({ place }) => place))}`,
    because: 'their files state an accuracy and no counts',
  };
};

const parts: Rule = ({ domains }) => {
  const without = domains.filter(
    ({ methods, floor }) => methods.some(({ subsets }) => subsets.length > 0) && !floor?.subsets.length,
  );
  if (without.length === 0) return undefined;
  return {
    code: 'no-reference-subsets',
    question: `PGR on any part of the test set of ${listed(without.map(({ domain }) => quote(domain)))}`,
    because: 'the floor is known for the whole test set alone',
  };
};

const settings: Rule = ({ domains }) =>
  domains.length === 0
    ? undefined
    : {
        code: 'one-setting',
        question: 'Whether other settings, or another implementation, of the same methods give the same',
        because:
          'each method of a pair was run in one way; what a change of settings does to the accuracy is in no spread over seeds',
      };

const selection: Rule = () => ({
  code: 'selection',
  question: 'How much of a gain is left once the choice of methods and settings is allowed for',
  because:
    'how many were tried, and on which items the choice was made, is not recorded; the best of many equal ones looks better than it is',
});

/** In the order in which a reader should meet them: what no count can tell first, what this archive happens to lack after. */
const RULES: readonly Rule[] = [
  models,
  items,
  baseline,
  otherDomains,
  references,
  definitions,
  pooled,
  teachers,
  pairing,
  missing,
  doubted,
  counts,
  parts,
  settings,
  selection,
];

/** The questions that this evidence cannot answer, derived from what is missing. */
export const listUnanswered = (analysed: Analysed): readonly Unanswered[] =>
  RULES.flatMap(rule => rule(analysed) ?? []);
