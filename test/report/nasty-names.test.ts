import { Resvg } from '@resvg/resvg-js';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../src/core/decision-of.ts';
import { renderChart } from '../../src/report/chart.ts';
import { CHARTS } from '../../src/report/charts.ts';
import { renderHistoryCsv } from '../../src/report/history/history-csv.ts';
import { renderHistoryText } from '../../src/report/history/history-text.ts';
import { renderHistoryPage, renderResult } from '../../src/report/registry.ts';
import { viewModel } from '../../src/report/view-model.ts';
import { namedResult as namedCounts } from '../support/counted.ts';
import { nastyHistory } from '../support/nasty-history.ts';
import { NASTY_GROUPS, NASTY_NAMES } from '../support/nasty-names.ts';
import { nastyResult } from '../support/nasty-result.ts';
import { isRequired, titleOf } from '../support/requirements.ts';

/** Line ends aside, nothing that moves a cursor, turns the direction of writing or hides. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

const TAGS = new Set(
  'a|article|bdi|body|br|button|circle|code|dd|defs|details|div|dl|dt|figcaption|figure|footer|form|g|h1|h2|h3|h4|head|header|html|label|li|line|main|meta|nav|ol|option|p|path|pre|rect|script|section|select|span|style|summary|svg|table|tbody|td|text|th|thead|title|tr|ul|wbr'.split(
    '|',
  ),
);

/** Letters beyond Latin, for engines that know them, and their numbers for pdfLaTeX: letters and numbers, and nothing else. */
const FOREIGN_LETTERS =
  /\{\\ifdefined\\Umathchar [^\\{}$&#_%^~ -~]+\\else \{\[\}U\+[0-9A-F]+(?: U\+[0-9A-F]+)*\{\]\}\\fi\}/gu;

/** What is wrong with each format, whatever stands in it; nothing where it is sound. */
const FAULTS: Readonly<Record<'html' | 'markdown' | 'text' | 'latex' | 'csv', (text: string) => readonly unknown[]>> = {
  html: text => {
    const bare = text.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1></$1>');
    const tags = [...bare.matchAll(/<\/?([a-z0-9!-]+)([^>]*)>/gi)];
    const strange = tags
      .map(([, name = '']) => name.toLowerCase())
      .filter(name => !TAGS.has(name) && name !== '!doctype');
    const handlers = tags.flatMap(([, , rest = '']) => rest.replace(/="[^"]*"/g, '').match(/\bon\w+/g) ?? []);
    const scripts = (text.match(/<script/g)?.length ?? 0) - 1;
    return [...strange, ...handlers, ...(UNSEEN.exec(text) ?? []), ...(scripts === 0 ? [] : [`${scripts} scripts`])];
  },
  markdown: text => {
    const bare = text.replace(/\\[!-/:-@[-`{-~]|(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
    const tags = bare.match(/<(?!br>|\/?details>|\/?summary>|!-- -->)[^\n]*/g) ?? [];
    const links = bare.match(/\]\(/g) ?? [];
    const found = text.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '').match(/:\/\/|www\.|@\w|#\d/gi) ?? [];
    const ragged = bare.split(/\n(?!\|)/).flatMap(block =>
      [
        ...new Set(
          block
            .split('\n')
            .filter(line => line.startsWith('|'))
            .map(line => line.split('|').length),
        ),
      ].slice(1),
    );
    return [...tags, ...links, ...found, ...ragged, ...(UNSEEN.exec(text) ?? [])];
  },
  text: text => UNSEEN.exec(text) ?? [],
  latex: text => {
    const latin = text.replace(FOREIGN_LETTERS, '');
    const bare = latin.replace(/\\[\\{}$&#_%,]/g, m => (m === '\\\\' ? '\n' : ''));
    const known =
      /^\\(?:begin|end|centering|small|caption|label|toprule|midrule|bottomrule|endhead|endfoot|cite|dagger|times|div|theta|varphi|delta|Delta|alpha|sigma|tau|rho|Sigma|pm|leq|geq|surd|emptyset|leftarrow|rightarrow|searrow|cdot|dots|usepackage|text(?:backslash|asciicircum|asciitilde|less|greater|bar|quotedbl|asciigrave))$/;
    const commands = (bare.match(/\\[A-Za-z]+|\\./g) ?? []).filter(command => !known.test(command));
    let depth = 0;
    for (const letter of bare) depth += letter === '{' ? 1 : letter === '}' ? -1 : 0;
    const rows = text.split('\n').filter(line => line.endsWith(' \\\\') && !line.startsWith('\\caption'));
    const widths = new Set(rows.map(line => line.replaceAll('\\&', '').split('&').length));
    const comments = bare.split('\n').filter(line => /.%/.test(line));
    const optional = text.match(/\\\\\s*[[*]/g) ?? [];
    return [
      ...commands,
      ...comments,
      ...optional,
      ...(depth === 0 ? [] : [depth]),
      ...[...widths].slice(1),
      ...(UNSEEN.exec(text) ?? []),
    ];
  },
  csv: text => {
    const rows: readonly (readonly string[])[] = parse(text);
    const formulas = rows.flat().filter(cell => /^\s*[=+\-@]/.test(cell) && Number.isNaN(Number(cell)));
    return [...formulas, ...(UNSEEN.exec(text) ?? [])];
  },
};
type Format = keyof typeof FAULTS;

async function faultsOf(result: Result, formats: readonly Format[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const format of formats) {
    found.push(...named(format, await renderResult(result, format)));
  }
  return found;
}

const named = (format: Format, text: string): readonly string[] =>
  FAULTS[format](text).map(fault => `${format}: ${JSON.stringify(fault)}`);

const CHEAP = ['markdown', 'text', 'latex', 'csv'] as const;

describe.skipIf(!isRequired('runs'))(
  titleOf('names that mean something to a format are only names in it', 'runs'),
  () => {
    test.each(NASTY_NAMES)('%j in every field', async name => {
      expect(await faultsOf(nastyResult(name), CHEAP)).toEqual([]);
      expect(await faultsOf(namedCounts(name), CHEAP)).toEqual([]);
      const history = nastyHistory(name);
      expect(named('text', renderHistoryText(history))).toEqual([]);
      expect(named('csv', renderHistoryCsv(history))).toEqual([]);
    });

    test.each(NASTY_GROUPS)('%j in every field of the page', async name => {
      expect(await faultsOf(nastyResult(name), ['html'])).toEqual([]);
      expect(await faultsOf(namedCounts(name), ['html'])).toEqual([]);
      expect(named('html', await renderHistoryPage(nastyHistory(name)))).toEqual([]);
    });

    test('any text in every field of a run', async () => {
      const letters = fc.constantFrom(...'<>&"\'`=+-@|[](){}\\$%#_^~*!\n\r\t\u0000\u001b\u202e\u200b\ud800a1 ');
      const name = fc.oneof(fc.string({ unit: letters, minLength: 1, maxLength: 30 }), fc.string({ unit: 'binary' }));
      await fc.assert(
        fc.asyncProperty(name, async one => {
          expect(await faultsOf(nastyResult(one), CHEAP)).toEqual([]);
        }),
        { numRuns: 40 },
      );
    });

    test.each(NASTY_GROUPS)('%j leaves every chart a well-formed picture', async name => {
      const view = viewModel(nastyResult(name));
      for (const chart of CHARTS) {
        for (const panel of chart(view).panels) {
          const svg = await renderChart({ ...panel, id: 'a' });
          expect(() => new Resvg(svg, { font: { loadSystemFonts: false } })).not.toThrow();
          expect(svg).not.toMatch(/<(?:script|image|foreignObject)/u);
          expect(svg).not.toMatch(UNSEEN);
        }
      }
    });

    test('each check would have found what it looks for', () => {
      expect(FAULTS.html('<script></script><img>\u202e')).toEqual(['img', '\u202e']);
      expect(FAULTS.markdown('\\@a https://b')).toEqual(['@a', '://']);
      expect(FAULTS.markdown('| a | b |\n| c |\n<img>')).toHaveLength(2);
      expect(FAULTS.text('a\u001b')).toHaveLength(1);
      expect(FAULTS.latex('a & b \\\\\n\\input{x} \\\\')).toEqual(['\\input', 1]);
      expect(FAULTS.csv('a\n=1+1\n')).toEqual(['=1+1']);
    });
  },
);
