/** Where a result lies in a `cache_results` tree: `<dataset>_<idea>/<settings>/seed_<seed>.json`. */
export interface AarPlace {
  /** Everything before the folder of dataset and idea. */
  readonly root: string;
  /** The folder of dataset and idea, such as `chat_vanilla_w2s`. */
  readonly group: string;
  /** The folder of the settings. */
  readonly config: string;
  readonly seed: string;
}

const RESULT = /^(?<root>(?:.*\/)?)(?<group>[^/_]+_[^/]+)\/(?<config>[^/]+)\/seed_(?<seed>[^/]+)\.json$/u;

/** The folder that the sandbox keeps all results in: never that of a dataset and an idea. */
const TOP = 'cache_results';

/** @param path parts separated by `/` */
export function readAarPlace(path: string): AarPlace | undefined {
  const { root, group, config, seed } = RESULT.exec(path)?.groups ?? {};
  if (root === undefined || group === undefined || config === undefined || seed === undefined) return undefined;
  if (group === TOP) return undefined;
  return { root, group, config, seed };
}

const UNSETTLED = /(?:^|\/)[^/_]+_[^/]+\/seed_[^/]+\.json$/u;

/** Whether a result lies right in the folder of its dataset and idea, without one of its settings. */
export const isUnsettled = (path: string): boolean => readAarPlace(path) === undefined && UNSETTLED.test(path);

/** Ideas whose results are floor and ceiling of all others. */
export const REFERENCE_IDEAS = { weak_artifacts: 'floor', train_ceiling: 'ceiling' } as const;

/** Domains that a tree certainly has: those with a floor or a ceiling. */
export function findDomains(groups: Iterable<string>): ReadonlySet<string> {
  const domains = new Set<string>();
  for (const group of groups) {
    for (const idea of Object.keys(REFERENCE_IDEAS)) {
      if (group.endsWith(`_${idea}`)) domains.add(group.slice(0, -idea.length - 1));
    }
  }
  return domains;
}

/** Dataset and idea of a folder: either may have underscores, so domains that are known from elsewhere go first. */
export function splitGroup(group: string, domains: ReadonlySet<string>): { domain: string; method: string } {
  let domain = '';
  for (const known of domains) if (group.startsWith(`${known}_`) && known.length > domain.length) domain = known;
  if (domain === '') domain = group.slice(0, group.indexOf('_'));
  return { domain, method: group.slice(domain.length + 1) };
}
