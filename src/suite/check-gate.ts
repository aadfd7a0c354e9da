import { quote } from '../core/quote.ts';
import { expectOneOf, type Fault } from './fault.ts';
import type { SuiteText } from './schema.ts';
import { nameDomain } from './suite-parts.ts';

/** Every selector that picks a target cell: one outside the sandbox. A rung that is called like a role is meant by its name. */
function listSelectors({ rungs, domains }: SuiteText): readonly string[] {
  const names = domains.map(domain => nameDomain(domain).name);
  const targets = rungs.filter(({ role }) => role !== 'sandbox');
  const roles = targets.map(({ role }) => role).filter(role => rungs.every(({ name }) => name !== role));
  const words = [...roles, ...targets.map(({ name }) => name)];
  const cells = [...words, '*'].flatMap(word => names.map(name => `${word}/${name}`));
  return [...new Set(['all', ...words, ...cells])];
}

/** A requirement that nothing can meet must not pass in silence, and is found before anything is measured. */
export function* checkGate(suite: SuiteText): Generator<Fault> {
  const { require, rules = [] } = suite.gate;
  const known = listSelectors(suite);
  const places = [
    ...require.map((selector, at) => ({ selector, path: ['require', at] })),
    ...rules.map(({ cells }, at) => ({ selector: cells, path: ['rules', at, 'cells'] })),
  ];
  for (const { selector, path } of places) {
    if (known.includes(selector)) continue;
    const [list, at, ...field] = path;
    const where = [`gate.${list}[${at}]`, ...field].join('.');
    const text = `${where} is ${quote(selector)}, which picks no target cell; ${expectOneOf(selector, known)}`;
    const hint = 'Name a rung, a RUNG/DOMAIN, */DOMAIN, a role (production, larger) or all.';
    yield { path: ['gate', ...path], text, hint };
  }
}
