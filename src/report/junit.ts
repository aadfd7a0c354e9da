import type { CaseState, GateCase, GateView } from './gate-view.ts';

/** What XML 1.0 cannot hold, escaped or not, besides the controls that no text here has any more. */
const ILLEGAL = /[\ufffe\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML, in an element or in an attribute. */
const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(ILLEGAL, '\ufffd')
    .replace(/[&<>"']/g, sign => ENTITIES[sign] ?? '');

function body({ state, kind, text }: GateCase): string {
  if (state === 'passed') return text === '' ? '' : `<system-out>${xml(text)}</system-out>`;
  if (state === 'skipped') return `<skipped message="${xml(text)}"/>`;
  const element = state === 'failed' ? 'failure' : 'error';
  return `<${element} type="${xml(kind)}" message="${xml(text)}">${xml(text)}</${element}>`;
}

/**
 * `junit.xml`: one case per rung × domain, and one for each reason that is about no cell. Times are 0: they would differ from
 * run to run, and the journal has them.
 */
export function renderJunit({ name, sentence, cases, outcome, exitCode }: GateView): string {
  const of = (state: CaseState): number => cases.filter(one => one.state === state).length;
  const counts = `tests="${cases.length}" failures="${of('failed')}" errors="${of('error')}"`;
  const lines = cases.map(
    one =>
      `    <testcase classname="${xml(`${name}.${one.group}`)}" name="${xml(one.name)}" time="0">${body(one)}</testcase>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="carryover" ${counts} time="0">`,
    `  <testsuite name="${xml(name)}" ${counts} skipped="${of('skipped')}" time="0">`,
    '    <properties>',
    `      <property name="outcome" value="${outcome}"/>`,
    `      <property name="exit-code" value="${exitCode}"/>`,
    `      <property name="decision" value="${xml(sentence)}"/>`,
    '    </properties>',
    ...lines,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
