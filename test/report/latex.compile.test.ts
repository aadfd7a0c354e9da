import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Result } from '../../src/core/decision-of.ts';
import { renderResult } from '../../src/report/registry.ts';
import { concluded, namedResult as namedCounts, richArchive } from '../support/counted.ts';
import { NASTY_GROUPS } from '../support/nasty-names.ts';
import { isRequired, skippedTitle } from '../support/requirements.ts';
import { namedResult } from '../support/sample-result.ts';
import { testFolder } from '../support/test-folder.ts';

const hasPdflatex = spawnSync('pdflatex', ['--version']).status === 0;
const missing =
  hasPdflatex || isRequired('latex') ? undefined : 'install texlive-latex-base and texlive-latex-recommended to run it';

/** Every result in one document, as a paper would read it. */
async function compile(results: readonly Result[]): Promise<{ status: number | null; fault: string }> {
  const folder = testFolder();
  for (const [at, result] of results.entries()) {
    writeFileSync(join(folder, `table-${at}.tex`), await renderResult(result, 'latex'));
  }
  const inputs = results.map((_, at) => `\\input{table-${at}}\\clearpage`);
  const head = '\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{booktabs,longtable,textcomp}';
  writeFileSync(join(folder, 'paper.tex'), `${head}\\begin{document}\n${inputs.join('\n')}\n\\end{document}\n`);
  const options = ['-interaction=nonstopmode', '-halt-on-error', '-draftmode', 'paper.tex'];
  const { status, stdout } = spawnSync('pdflatex', options, { cwd: folder, encoding: 'latin1' });
  return { status, fault: /^![\s\S]{0,400}/m.exec(stdout)?.[0] ?? '' };
}

test.skipIf(missing !== undefined)(
  skippedTitle('pdfLaTeX takes the tables and methods of every result, whatever its names are', missing),
  async () => {
    const example = JSON.parse(readFileSync('reports/example/result.json', 'utf8')) as Result;
    const nasty = NASTY_GROUPS.flatMap(name => [namedResult(name), namedCounts(name)]);
    expect(await compile([example, concluded(richArchive()), ...nasty])).toEqual({ status: 0, fault: '' });
  },
);
