import type { Rng } from '../core/random.ts';
import type { TextDomain } from '../core/text-domain.ts';
import { routeProblem } from './route-problem.ts';

/**
 * The first `count` correct texts of a domain that serve the corpus; none shares its problem with an item of any draw. A
 * smaller corpus is the beginning of a larger one.
 */
export function* makeCorpus(domain: TextDomain, count: number, rng: Rng): Generator<string> {
  for (let made = 0; made < count; ) {
    const { text } = domain.draw(rng);
    if (routeProblem(domain.identify(text)).use !== 'corpus') continue;
    made++;
    yield text;
  }
}
