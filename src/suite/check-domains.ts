import { quote } from '../core/quote.ts';
import { expectOneOf, type Fault, findRepeats } from './fault.ts';
import type { SuiteText } from './schema.ts';
import { type KnownNames, type NamedDomain, nameDomain } from './suite-parts.ts';

/** Where a domain takes its items from, or what is wrong with what it says about that. */
function* checkSource(domain: NamedDomain, at: number, draws: number): Generator<Fault> {
  const place = `domains[${at}]`;
  const { items, draw, corpus } = domain;
  if (items !== undefined && draw !== undefined) {
    const text = `${place} has both items and draw; expected one of them`;
    yield {
      path: ['domains', at, 'draw'],
      text,
      hint: 'A draw is a set of generated items: leave it out for your own.',
    };
  } else if (draw !== undefined && draw >= draws) {
    const text = `${place}.draw is ${draw}: expected a whole number, from 0 to ${draws - 1}`;
    yield { path: ['domains', at, 'draw'], text, hint: `There are ${draws} sets of generated items per kind.` };
  }
  if (items === undefined && corpus !== undefined) {
    const text = `${place} has a corpus but no items; expected both, or neither`;
    yield { path: ['domains', at, 'corpus'], text, hint: 'Generated items come with a corpus of their own.' };
  }
  for (const [again, before] of findRepeats(items ?? [])) {
    const text = `${place}.items[${again}] is ${quote(items?.[again])}, as is ${place}.items[${before}]`;
    yield { path: ['domains', at, 'items', again], text, hint: 'Name every file once.' };
  }
  if (corpus === undefined || !items?.includes(corpus)) return;
  const text = `${place}.corpus is ${quote(corpus)}, which is also among its items; expected another file`;
  yield {
    path: ['domains', at, 'corpus'],
    text,
    hint: 'A corpus holds correct texts that are no items of the domain.',
  };
}

/** Fewer than 15 clusters have no interval, and two generated items may share a problem. */
const FEWEST_GENERATED = 30;

function* checkCount({ splits: { test } }: SuiteText, domains: readonly NamedDomain[]): Generator<Fault> {
  const at = domains.findIndex(({ items }) => items === undefined);
  if (at === -1 || test >= FEWEST_GENERATED) return;
  const text = `splits.test is ${test}: expected ${FEWEST_GENERATED} or more for the generated items of domains[${at}]`;
  yield { path: ['splits', 'test'], text, hint: '1,000 or more resolve small gains; a thousand cost seconds.' };
}

/** Generated items that are in the suite twice, under two names. */
function* checkDraws(domains: readonly NamedDomain[]): Generator<Fault> {
  const sources = domains.map(({ kind, draw, items }, at) => (items === undefined ? `${kind} ${draw}` : at));
  for (const [at, before] of findRepeats(sources)) {
    const text = `domains[${at}] holds the same generated items as domains[${before}]; expected another draw`;
    yield { path: ['domains', at], text, hint: 'The same items under two names would count as two domains.' };
  }
}

function* checkSelectionDraw({ selection }: SuiteText, domains: readonly NamedDomain[], draws: number) {
  if (selection === undefined) return;
  const path = ['selection', 'draw'];
  if (selection.draw >= draws) {
    const text = `selection.draw is ${selection.draw}: expected a whole number, from 0 to ${draws - 1}`;
    yield { path, text, hint: `There are ${draws} sets of generated items per kind.` };
  }
  const at = domains.findIndex(({ draw }) => draw === selection.draw);
  if (at === -1) return;
  const text = `selection.draw is ${selection.draw}, as is the draw of domains[${at}]; expected items that the search did not see`;
  yield {
    path,
    text,
    hint: 'Give the domain another draw: a method must not be tested on the items it was chosen by.',
  };
}

/** What is wrong with the domains, by what they say together. */
export function* checkDomains(suite: SuiteText, { draws }: KnownNames): Generator<Fault> {
  const domains = suite.domains.map(nameDomain);
  const names = domains.map(({ name }) => name);
  for (const [at, before] of findRepeats(names)) {
    const text = `domains[${at}] is called ${quote(names[at])}, as is domains[${before}]; expected names that differ`;
    yield { path: ['domains', at], text, hint: 'Give one of them another name: { name: …, kind: … }.' };
  }
  for (const [at, domain] of domains.entries()) yield* checkSource(domain, at, draws);
  yield* checkCount(suite, domains);
  yield* checkDraws(domains);
  yield* checkSelectionDraw(suite, domains, draws);
  const { sandboxDomain } = suite;
  if (sandboxDomain === undefined || names.includes(sandboxDomain)) return;
  const text = `sandboxDomain is ${quote(sandboxDomain)}: unknown domain; ${expectOneOf(sandboxDomain, names)}`;
  yield { path: ['sandboxDomain'], text, hint: 'Name one of the domains of the suite, or leave it out.' };
}
