import { type AarPlace, findDomains, splitGroup } from './aar-place.ts';
import { textAt } from './aar-record.ts';
import { domainOfDataset } from './datasets.ts';

interface Placed {
  readonly place: AarPlace;
  readonly json: Readonly<Record<string, unknown>> | undefined;
}

export interface NamedGroup {
  /** As the folder says. */
  readonly dataset: string;
  /** The same under its one name, where it has several. */
  readonly domain: string;
  readonly method: string;
}

/** Folders named after a dataset whose results another folder has too: dataset → that folder's name. */
function learnAliases(results: readonly Placed[], domains: ReadonlySet<string>): ReadonlyMap<string, string> {
  const folders = new Map(results.map(({ place }) => [place.group, splitGroup(place.group, domains)]));
  const names = new Set([...folders.values()].map(({ domain }) => domain));
  const aliases = new Map<string, string>();
  for (const { place, json } of results) {
    const own = folders.get(place.group)?.domain;
    const stated = textAt(json, 'dataset_name');
    const isOther = stated !== undefined && own !== undefined && stated !== own && names.has(stated);
    // `chat-0115` may be another name of `chat`, never `math` of `chat`.
    if (isOther && stated.startsWith(own)) aliases.set(stated, own);
  }
  return aliases;
}

/** Says of each folder which dataset and method it is of; one dataset under two names is one domain. */
export function nameDomains(results: readonly Placed[], emptyGroups: readonly string[]): (group: string) => NamedGroup {
  const groups = [...results.map(({ place }) => place.group), ...emptyGroups];
  const domains = findDomains(groups);
  const aliases = learnAliases(results, domains);
  return group => {
    const { domain: dataset, method } = splitGroup(group, domains);
    return { dataset, method, domain: domainOfDataset(dataset) ?? aliases.get(dataset) ?? dataset };
  };
}
