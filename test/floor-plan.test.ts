import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkFloorPlan, type RuleName, type SourceTree } from './support/floor-plan.ts';
import { compareMirror, hasLogic } from './support/mirror.ts';

const readTree = (folder: string): SourceTree =>
  new Map(
    globSync('**/*.ts', { cwd: folder })
      .map(path => path.replaceAll('\\', '/'))
      .sort()
      .map(path => [path, readFileSync(`${folder}/${path}`, 'utf8')]),
  );

/** Files longer than the limit, each with the reason why splitting it would make it harder to read. */
const LONG_FILES: readonly string[] = [];

/** Files with logic that no test of the same path covers: where they are tested instead. */
const TESTED_ELSEWHERE: Readonly<Record<string, string>> = {
  'commands/bless.ts': 'wiring: test/gate-cli.test.ts, through the real binary',
  'commands/read-against.ts': 'test/gate-cli.test.ts, on baselines of every kind',
  'store/make-baseline.ts': 'test/store/parse-baseline.test.ts',
  'store/study-schema.ts': 'test/store/parse-baseline.test.ts and test/store/parse-run.test.ts',
  'commands/lock-plan.ts': 'test/plan-cli.test.ts, through the real binary',
  'commands/plan.ts': 'wiring: test/plan-cli.test.ts, through the real binary',
  'commands/read-pilot.ts': 'wiring: test/plan-cli.test.ts, through the real binary',
  'commands/study-of.ts': 'wiring: test/run.test.ts and test/plan-cli.test.ts, through the real binary',
  'plan/assume-cells.ts': 'test/plan/forecast-cells.test.ts',
  'commands/history.ts': 'wiring: test/history-cli.test.ts, through the real binary',
  'commands/read-agreed.ts': 'test/history-cli.test.ts, on baselines of every kind',
  'store/find-runs.ts': 'test/history-cli.test.ts, on folders with and without runs',
  'store/read-verdicts.ts': 'test/history-cli.test.ts, on results that belong to the run and others',
  'commands/cell-application.ts': 'test/commands/perform-job.test.ts',
  'commands/cell-process.ts': 'test/run.test.ts, as the processes of a real run',
  'commands/cell.ts': 'wiring: test/run.test.ts, through the real binary',
  'commands/corpus-texts.ts': 'test/commands/perform-job.test.ts',
  'commands/analyze-counts.ts': 'wiring: test/aar-cli.test.ts, through the real binary',
  'commands/export.ts': 'wiring: test/evidence-cli.test.ts, through the real binary',
  'commands/write-new-file.ts': 'test/evidence-cli.test.ts and test/run.test.ts, through the real binary',
  'commands/estimate-purchase.ts': 'test/plan-cli.test.ts, through the real binary',
  'commands/spare-memory.ts': 'flags of V8 alone: scripts/bench/api-requests.ts measures what they do',
  'commands/find-run.ts': 'test/run.test.ts, on runs that are there already',
  'commands/init.ts': 'wiring: test/run.test.ts, through the real binary',
  'commands/known-names.ts': 'test/suite/suite-json-schema.test.ts',
  'commands/measure-suite.ts': 'test/run.test.ts, through the real binary',
  'commands/estimate-run.ts':
    'test/api-run.errors.test.ts, on caps; the numbers in test/learners/api/rehearsal.test.ts',
  'commands/measure-with-models.ts': 'wiring: test/api-run.test.ts, through the real binary',
  'commands/look-up-models.ts': 'test/api-run.errors.test.ts, through the real binary',
  'commands/open-answers.ts': 'wiring: test/api-run.test.ts, through the real binary',
  'commands/open-executor.ts': 'wiring: test/api-run.test.ts and test/api-run.keys.test.ts, with a module beside it',
  'commands/rehearsal-options.ts': 'wiring: test/plan-cli.test.ts and test/api-run.test.ts, through the real binary',
  'commands/rehearse-plan.ts': 'test/api-run.errors.test.ts, on what is refused before the first request',
  'commands/suite-models.ts': 'test/api-run.test.ts and test/api-run.recorded.test.ts, through the real binary',
  'run/queue-jobs.ts': 'test/run/process-pool.test.ts, as the queue of the pool',
  'suite/check-api.ts': 'test/suite/parse-suite.test.ts',
  'suite/find-secrets.ts': 'test/suite/parse-suite.test.ts',
  'suite/schema-parts.ts': 'test/suite/parse-suite.test.ts',
  'commands/open-pool.ts': 'wiring: test/run.test.ts, as the processes of a real run',
  'commands/put-items.ts': 'test/commands/perform-job.test.ts',
  'commands/run.ts': 'wiring: test/run.test.ts, through the real binary',
  'learners/api/anthropic-params.ts':
    'test/learners/api/provider-contract.test.ts, by a server that takes nothing else',
  'learners/api/anthropic-reply.ts': 'test/learners/api/anthropic-provider.test.ts',
  'learners/api/create-provider.ts': 'test/learners/api/provider-contract.test.ts',
  'learners/api/deliver-answer.ts': 'test/learners/api/provider-contract.test.ts',
  'learners/api/strange-failure.ts': 'test/learners/api/provider-contract.test.ts, where nobody listens',
  'learners/api/guard-secret.ts': 'test/learners/api/provider-contract.test.ts, with hosts that echo the key',
  'learners/api/light-response.ts': 'test/learners/api/transport.test.ts',
  'learners/api/openai-params.ts': 'test/learners/api/openai-provider.test.ts',
  'learners/api/openai-reply.ts': 'test/learners/api/openai-provider.test.ts',
  'learners/api/provider.ts': 'test/learners/api/provider-contract.test.ts',
  'learners/api/read-answer.ts': 'test/learners/api/transport.test.ts',
  'learners/api/read-json.ts': 'test/learners/api/provider-contract.test.ts',
  'learners/api/transport-error.ts': 'test/learners/api/transport.test.ts',
  'corpora/code-machine.ts': 'test/corpora/code-parse.test.ts',
  'corpora/find-domain.ts': 'test/commands/perform-job.test.ts',
  'corpora/make-corpus.ts': 'test/corpora/make-items.test.ts, beside the items that it must not meet',
  'learners/api/check-settings.ts': 'test/learners/api/parse-recording.test.ts',
  'learners/api/format-recording.ts': 'test/learners/api/parse-recording.test.ts',
  'learners/api/batch-books.ts': 'test/learners/api/batch-buyer.test.ts',
  'learners/api/patient-batches.ts': 'test/learners/api/batch-buyer.test.ts, with faults at each of its calls',
  'learners/api/batch-queue.ts':
    'test/learners/api/batch-buyer.test.ts, on what is gathered and what the budget covers',
  'learners/api/collect-batch.ts': 'test/learners/api/batch-buyer.test.ts',
  'learners/api/model-buyers.ts': 'test/learners/api/gateway.test.ts',
  'learners/api/model-desk.ts': 'test/learners/api/gateway.test.ts, on the journal and the budget',
  'learners/api/send-request.ts': 'test/learners/api/gateway.test.ts, on troubles',
  'plan/plan-keys.ts': 'test/plan/make-plan.test.ts',
  'run/is-cell-output.ts': 'test/run/read-answer.test.ts and test/run/encode-output.test.ts',
  'run/worker-process.ts': 'test/run/process-pool.test.ts',
  'run/runs-module.ts': 'test/run/process-pool.test.ts',
  'store/refuse-other-run.ts': 'test/store/create-run.test.ts and test/run.test.ts',
  'store/hash-part.ts': 'test/store/open-run.test.ts',
  'suite/check-domains.ts': 'test/suite/parse-suite.test.ts',
  'suite/check-gate.ts': 'test/suite/parse-suite.test.ts',
  'suite/check-lists.ts': 'test/suite/parse-suite.test.ts',
  'suite/check-methods.ts': 'test/suite/parse-suite.test.ts',
  'suite/check-rungs.ts': 'test/suite/parse-suite.test.ts',
  'suite/init-workflow.ts': 'test/workflows.test.ts, which lints it and runs its steps',
  'suite/fault.ts': 'test/suite/parse-suite.test.ts',
  'suite/read-imports.ts': 'test/suite/load-suite.test.ts',
  'suite/schema.ts': 'test/suite/parse-suite.test.ts',
  'suite/suite-parts.ts': 'test/suite/parse-suite.test.ts',
  'evidence/formats/lm-eval/lm-eval-claims.ts': 'test/evidence/formats/lm-eval/lm-eval.test.ts',
  'evidence/formats/lm-eval/lm-eval-documents.ts': 'test/evidence/formats/lm-eval/lm-eval.test.ts',
  'evidence/formats/lm-eval/lm-eval-identity.ts': 'test/evidence/formats/lm-eval/lm-eval.test.ts',
  'evidence/formats/lm-eval/lm-eval-link.ts': 'test/evidence/formats/lm-eval/lm-eval.test.ts',
  'evidence/formats/matrices/wide-columns.ts': 'test/evidence/formats/matrices/wide-table.test.ts',
  'evidence/formats/lm-eval/lm-eval-setup.ts': 'test/evidence/formats/lm-eval/lm-eval.test.ts',
  'evidence/formats/lm-eval/lm-eval-names.ts': 'test/evidence/formats/lm-eval/lm-eval.test.ts',
  'evidence/formats/lm-eval/lm-eval-results.ts': 'test/evidence/formats/lm-eval/lm-eval.test.ts',
  'evidence/formats/lm-eval/lm-eval-samples.ts': 'test/evidence/formats/lm-eval/lm-eval.test.ts',
  'evidence/formats/helm/helm-details.ts': 'test/evidence/formats/helm/helm.test.ts',
  'evidence/formats/helm/helm-entries.ts': 'test/evidence/formats/helm/helm.test.ts',
  'evidence/formats/helm/helm-files.ts': 'test/evidence/formats/helm/helm.test.ts',
  'evidence/formats/swe-bench/swe-bench-files.ts': 'test/evidence/formats/swe-bench/swe-bench.test.ts',
  'evidence/formats/swe-bench/swe-bench-splits.ts': 'test/evidence/formats/swe-bench/swe-bench.test.ts',
  'evidence/formats/swe-bench/swe-bench-verdicts.ts': 'test/evidence/formats/swe-bench/swe-bench.test.ts',
  'analysis/bootstrap-cell.ts': 'test/analysis/measure-cell.test.ts',
  'analysis/estimate-bounds.ts': 'test/analysis/measure-cell.test.ts; the numbers in test/stats',
  'analysis/check-cell.ts': 'test/analysis/calibrate.test.ts, cell by cell',
  'commands/piece-thread.ts': 'test/commands/threads.test.ts, as the threads that help',
  'commands/shared-code.ts': 'wiring: what children and threads are started with',
  'analysis/estimate-transfer.ts': 'wiring: test/commands/conclude.test.ts, through the whole chain',
  'analysis/hash.ts': 'test/analysis/canonical-order.test.ts',
  'analysis/is-headroom-limited.ts': 'test/analysis/estimate-ratios.test.ts',
  'analysis/run-tests.ts': 'test/analysis/measure-cell.test.ts',
  'audit/find-copied-results.ts': 'test/audit/audit.test.ts, on planted copies and honest tables',
  'audit/find-identical-seeds.ts': 'test/audit/audit.test.ts',
  'audit/find-untreated-cells.ts': 'test/audit/audit.test.ts',
  'commands/analyze.ts': 'wiring: test/cli.test.ts, through the real binary',
  'commands/gate.ts': 'wiring: test/cli.test.ts, through the real binary',
  'commands/load-run.ts': 'test/cli.test.ts, on runs that were edited',
  'commands/publish.ts': 'wiring: test/cli.test.ts, through the real binary',
  'report/references.ts': 'test/report/bibtex.test.ts, one entry after the other',
  'report/counts/accuracy-text.ts': 'test/report/counts/domain-view.test.ts',
  'report/counts/contrasts-table.ts': 'test/report/counts/domain-view.test.ts',
  'commands/stamp-run.ts': 'wiring: test/cli.test.ts, through the real binary',
  'commands/report.ts': 'wiring: test/cli.test.ts, through the real binary',
  'verdict/has-finding.ts': 'test/verdict/judge-cell.test.ts',
  'verdict/replication.ts': 'test/verdict/judge-cell.test.ts',
  'commands/watch-loads.ts': 'test/commands/load-method.test.ts, in a process of its own',
  'evidence/formats/inspect/inspect-claims.ts': 'test/evidence/formats/inspect/inspect.test.ts',
  'evidence/formats/inspect/inspect-header.ts': 'test/evidence/formats/inspect/inspect.test.ts',
  'evidence/formats/inspect/inspect-log.ts': 'test/evidence/formats/inspect/inspect.test.ts',
  'evidence/formats/inspect/inspect-method.ts': 'test/evidence/formats/inspect/inspect.test.ts',
  'evidence/formats/inspect/inspect-missing.ts': 'test/evidence/formats/inspect/inspect.test.ts',
  'evidence/formats/inspect/inspect-reductions.ts': 'test/evidence/formats/inspect/inspect.test.ts',
  'evidence/formats/inspect/inspect-retries.ts': 'test/evidence/formats/inspect/inspect.test.ts',
  'evidence/formats/inspect/inspect-sample.ts': 'test/evidence/formats/inspect/inspect.test.ts',
  'evidence/formats/inspect/inspect-series.ts': 'test/evidence/formats/inspect/inspect.test.ts',
  'evidence/formats/inspect/inspect-value.ts': 'test/evidence/formats/inspect/inspect.test.ts',
  'evidence/formats/json-records.ts': 'test/evidence/formats/openai-evals/openai-evals.test.ts',
  'evidence/formats/openai-evals/openai-evals-file.ts': 'test/evidence/formats/openai-evals/openai-evals.test.ts',
  'evidence/formats/openai-evals/openai-evals-run.ts': 'test/evidence/formats/openai-evals/openai-evals.test.ts',
  'evidence/formats/openai-evals/openai-evals-series.ts': 'test/evidence/formats/openai-evals/openai-evals.test.ts',
  'evidence/aar/count-runs.ts': 'test/evidence/provenance/apply-rules.test.ts, on what is in doubt',
  'evidence/aar/decide-counts.ts': 'test/evidence/provenance/apply-rules.test.ts, on what is in doubt',
  'evidence/aar/drop-copies.ts': 'test/evidence/provenance/apply-rules.test.ts, on planted copies and clean archives',
  'evidence/aar/fill-models.ts': 'test/evidence/provenance/check-seeds.test.ts, on runs that do not name their models',
  'evidence/aar/name-domains.ts': 'test/evidence/provenance/apply-rules.test.ts, on planted copies and clean archives',
  'evidence/aar/pair-of.ts': 'test/evidence/provenance/apply-rules.test.ts, on planted copies and clean archives',
  'evidence/aar/read-tree.ts': 'test/evidence/provenance/apply-rules.test.ts, on planted copies and clean archives',
  'evidence/aar/aar-record.ts': 'test/evidence/aar/read-aar-archive.test.ts',
  'evidence/aar/datasets.ts': 'test/evidence/aar/read-aar-archive.test.ts',
  'evidence/aar/read-evaluation.ts': 'test/evidence/aar/read-aar-archive.test.ts',
  'evidence/aar/read-record.ts': 'test/evidence/aar/read-aar-archive.test.ts',
  'evidence/provenance/check-accuracy.ts': 'test/evidence/provenance/apply-rules.test.ts',
  'evidence/provenance/check-fixed.ts':
    'test/evidence/provenance/trust-reference.test.ts, on archives with fewer references',
  'evidence/provenance/shared.ts': 'test/evidence/provenance/check-copies.test.ts',
  'evidence/provenance/shared-labels.ts': 'test/evidence/provenance/check-copies.test.ts',
  'evidence/provenance/shared-stamps.ts': 'test/evidence/provenance/check-copies.test.ts',
  'evidence/provenance/shared-times.ts': 'test/evidence/provenance/check-copies.test.ts',
  'evidence/provenance/check-form.ts': 'test/evidence/provenance/apply-rules.test.ts',
  'evidence/provenance/check-items.ts': 'test/evidence/provenance/apply-rules.test.ts',
  'evidence/provenance/check-presence.ts': 'test/evidence/provenance/apply-rules.test.ts',
  'evidence/provenance/check-references.ts': 'test/evidence/provenance/apply-rules.test.ts',
  'evidence/provenance/check-settings.ts': 'test/evidence/provenance/apply-rules.test.ts',
  'evidence/provenance/check-subsets.ts': 'test/evidence/provenance/apply-rules.test.ts',
  'evidence/provenance/check-unread.ts': 'test/evidence/aar/aar-files.test.ts',
  'evidence/provenance/check-writing.ts': 'test/evidence/provenance/apply-rules.test.ts',
  'evidence/provenance/find-references.ts': 'test/evidence/provenance/apply-rules.test.ts',
  'evidence/provenance/late-writes.ts': 'test/evidence/provenance/apply-rules.test.ts',
  'evidence/provenance/shared-answers.ts': 'test/evidence/provenance/check-rows.test.ts, on methods that are alike',
  'evidence/provenance/test-sizes.ts': 'test/evidence/provenance/apply-rules.test.ts',
  'commands/versions.ts': 'test/cli.test.ts and test/toolchain/package.test.ts, through the real binary',
};

describe('the real tree', () => {
  const tree = readTree('src');

  test('follows the floor plan', () => {
    expect(tree.size).toBeGreaterThan(10);
    const found = checkFloorPlan(tree, LONG_FILES);
    expect(found.map(({ rule, path, line, text }) => `src/${path}:${line} ${rule}: ${text}`)).toEqual([]);
  });

  test('every file with logic has a test of the same path, or says where it is tested', () => {
    const { untested, stale } = compareMirror(tree, globSync('**/*.test.ts', { cwd: 'test' }), TESTED_ELSEWHERE);
    expect(untested, 'add test/<same path>.test.ts').toEqual([]);
    expect(stale, 'exemptions nobody needs').toEqual([]);
  });
});

/** A small tree that breaks nothing. */
const CLEAN: Readonly<Record<string, string>> = {
  'core/estimate.ts': "export type Estimate = number;\nexport const NONE = 'none';\n",
  'stats/howe.ts':
    "import type { Estimate } from '../core/estimate.ts';\nexport const howe = (x: Estimate): Estimate => x;\n",
  'stats/index.ts': "export { howe } from './howe.ts';\n",
  'tables/read-csv.ts':
    "import { readFileSync } from 'node:fs';\nimport { parse } from 'csv-parse/sync';\nexport const readCsv = parse;\nexport const readAll = readFileSync;\n",
  'analysis/measure.ts': "import { howe } from '../stats/howe.ts';\nexport const measure = howe;\n",
  'report/render.ts': "import Handlebars from 'handlebars';\nexport const render = Handlebars.compile;\n",
  'report/registry.ts': "export const load = async () => (await import('./render.ts')).render;\n",
  'commands/analyze.ts':
    "import { measure } from '../analysis/measure.ts';\nexport const analyze = () => console.error(measure(1), new Date());\n",
  'cli.ts': "import { analyze } from './commands/analyze.ts';\nprocess.exitCode = Number(analyze());\n",
  'index.ts': "export { howe } from './stats/howe.ts';\nexport { measure } from './analysis/measure.ts';\n",
};

/** What the checker says about the clean tree with some files added or replaced, as `rule path:line`. */
function reportOn(planted: Readonly<Record<string, string>>): readonly string[] {
  const tree = new Map(Object.entries({ ...CLEAN, ...planted }));
  return checkFloorPlan(tree).map(({ rule, path, line }) => `${rule} ${path}:${line}`);
}

describe('the floor plan', () => {
  test('accepts a tree that follows it', () => {
    expect(reportOn({})).toEqual([]);
  });

  const planted: readonly [claim: string, rule: RuleName, path: string, source: string, line?: number][] = [
    ['an upward import', 'upward', 'core/up.ts', "import { howe } from '../stats/howe.ts';\nexport const up = howe;\n"],
    ['an upward type import', 'upward', 'stats/up.ts', "import type { x } from '../analysis/measure.ts';\n"],
    ['an upward import over several lines', 'upward', 'core/up.ts', "import {\n  howe,\n} from '../stats/howe.ts';\n"],
    ['an upward import without spaces', 'upward', 'core/up.ts', "import{howe}from'../stats/howe.ts';\n"],
    ['an upward import in double quotes', 'upward', 'core/up.ts', 'import * as all from "../stats/howe.ts";\n'],
    ['an import of the command line', 'upward', 'commands/up.ts', "import { x } from '../cli.ts';\n"],
    ['an upward re-export', 'upward', 'core/up.ts', "\nexport { howe } from '../stats/howe.ts';\n", 2],
    ['an upward re-export of everything', 'upward', 'core/up.ts', "export * from '../stats/howe.ts';\n"],
    ['an upward re-export of a type', 'upward', 'core/up.ts', "export type { X } from '../stats/howe.ts';\n"],
    ['a same-level import', 'same-level', 'verdict/side.ts', "import { measure } from '../analysis/measure.ts';\n"],
    ['a same-level import low down', 'same-level', 'tables/side.ts', "import { howe } from '../stats/howe.ts';\n"],
    ['statistics seen by the report', 'stats', 'report/sees.ts', "import { howe } from '../stats/howe.ts';\n"],
    ['statistics seen by the store', 'stats', 'store/sees.ts', "import { howe } from '../stats/index.ts';\n"],
    ['a side-effect import', 'side-effect', 'analysis/side.ts', "import './measure.ts';\n"],
    ['a side-effect import of a package', 'side-effect', 'analysis/side.ts', 'import "csv-parse";\n'],
    ['a dynamic import', 'dynamic', 'analysis/late.ts', "export const late = () => import('./measure.ts');\n"],
    [
      'a computed import',
      'dynamic',
      'analysis/late.ts',
      'export const late = (x: string) => import(`./\x24{x}.ts`);\n',
    ],
    ['a require in disguise', 'dynamic', 'stats/late.ts', "\n\nexport const late = createRequire('/');\n", 3],
    ['an import of nothing', 'unresolved', 'analysis/lost.ts', "import { x } from './gone.ts';\n"],
    ['an import without its ending', 'unresolved', 'analysis/lost.ts', "import { measure } from './measure';\n"],
    ['a package in the wrong room', 'fence', 'analysis/reads.ts', "import { parse } from 'csv-parse';\n"],
    ['a package without a fence', 'fence', 'analysis/reads.ts', "import _ from 'lodash';\n"],
    ['the schema library outside the store', 'fence', 'report/reads.ts', "import { z } from 'zod';\n"],
    ['the network', 'fence', 'report/reads.ts', "import { get } from 'node:https';\n"],
    ['files read by statistics', 'fence', 'stats/reads.ts', "import { readFileSync } from 'node:fs';\n"],
    ['the process through the back door', 'fence', 'stats/reads.ts', "import { env } from 'node:process';\n"],
    ['chance', 'impure', 'stats/draw.ts', 'export const draw = () => Math.random();\n'],
    ['the clock', 'impure', 'store/stamp.ts', '\nexport const now = () => Date.now();\n', 2],
    ['a new date', 'impure', 'store/stamp.ts', 'export const now = () => new Date().toISOString();\n'],
    ['the console', 'impure', 'report/say.ts', "export const say = () => console.error('hm');\n"],
    ['the process', 'impure', 'report/say.ts', 'export const { env } = process;\n'],
    [
      'chance inside a template',
      'impure',
      'report/say.ts',
      'export const say = `a \x24{`b \x24{Math.random()}`} c`;\n',
    ],
    ['an unknown room', 'room', 'helpers/pad.ts', 'export const pad = 1;\n'],
    ['a loose file', 'room', 'helpers.ts', 'export const pad = 1;\n'],
    ['camel case', 'file-name', 'stats/studentT.ts', 'export const studentT = 1;\n'],
    ['a file too long to read', 'file-length', 'stats/long.ts', 'export const a = 1;\n'.repeat(251)],
    ['a default export', 'default-export', 'stats/main.ts', 'export default 1;\n'],
    [
      'a default export by another name',
      'default-export',
      'stats/main.ts',
      'const a = 1;\nexport { a as default };\n',
      2,
    ],
    ['any', 'any', 'stats/loose.ts', 'export const loose = (x: any) => x;\n'],
    ['any in the last type argument', 'any', 'stats/loose.ts', 'export type Loose = Map<string, any>;\n'],
    ['any in a type argument', 'any', 'stats/loose.ts', 'export type Loose = readonly any[] | Set<any>;\n'],
  ];

  test.each(planted)('reports %s', (_claim, rule, path, source, line = 1) => {
    expect(reportOn({ [path]: source })).toContain(`${rule} ${path}:${line}`);
  });

  test('reports both files when a fence has a second gate', () => {
    const found = reportOn({
      'tables/read-tsv.ts': "import { parse } from 'csv-parse';\nexport const readTsv = parse;\n",
    });
    expect(found).toEqual(['fence tables/read-csv.ts:2', 'fence tables/read-tsv.ts:1']);
  });

  test('reports a cycle once, and a file that imports itself', () => {
    const found = reportOn({
      'analysis/one.ts': "import { two } from './two.ts';\nexport const one = two;\n",
      'analysis/two.ts': "import { three } from './three.ts';\nexport const two = three;\n",
      'analysis/three.ts': "export { one as three } from './one.ts';\n",
      'verdict/me.ts': "import { type me } from './me.ts';\nexport const me = 1;\n",
    });
    expect(found).toEqual(['cycle analysis/one.ts:1', 'cycle verdict/me.ts:1']);
  });

  test('does not call it a cycle when one of the imports is erased', () => {
    const found = reportOn({
      'analysis/one.ts': "import { two } from './two.ts';\nexport interface One { two: typeof two }\n",
      'analysis/two.ts': "import type { One } from './one.ts';\nexport const two = (one: One) => one;\n",
    });
    expect(found).toEqual([]);
  });

  test('lets a file be long only where it is on the list', () => {
    const tree = new Map([['stats/long.ts', 'export const a = 1;\n'.repeat(251)]]);
    expect(checkFloorPlan(tree, ['stats/long.ts'])).toEqual([]);
  });

  test('is not tripped by what comments, strings, templates and regular expressions say', () => {
    const prose = String.raw`
// import { howe } from '../stats/howe.ts'; console.log(Math.random());
/* export default any; import('./x.ts') */
export const sentence = 'import { a } from "../commands/analyze.ts"; new Date(); it\'s "any"';
export const template = ${'`'}process.exit ${'${'}{ a: '}' }.a} console.log import './x.ts'${'`'};
export const pattern = /['"${'`'}/]|console\.log(?:any)/g;
export const ratio = (a: number, b: number) => a / b / 2; // any / more
export const first = (any: number[], all: number[]) => [any.length, any[0], all, any];
export const names = { process: 1, console: 2, any: 3 };
export const reach = (run: { process: number; Date: { now(): number } }) => run.process + run.Date.now();
`;
    expect(reportOn({ 'report/prose.ts': prose })).toEqual([]);
  });

  test('is not fooled by strings and patterns that look like the start of a comment', () => {
    const disguise = [
      "export const glob = 'src/**/*.ts';",
      "export const url = 'https://example.org';",
      'export const slashes = /[/*]|\\/\\//;',
      "import { measure } from '../analysis/measure.ts'; /* see `x */",
      'export const half = 1 / 2; export const now = Date.now() / 2;',
    ].join('\n');
    expect(reportOn({ 'report/disguise.ts': disguise })).toEqual([
      'impure report/disguise.ts:5',
      'same-level report/disguise.ts:4',
    ]);
  });
});

describe('the mirror of tests', () => {
  test('asks for a test where there is a function, not for types, constants and re-exports', () => {
    expect(
      hasLogic('export interface Port { say(x: string): void; done: () => void }\nexport type F = () => void;'),
    ).toBe(false);
    expect(hasLogic("export const EXIT = { passed: 0 } as const;\nexport { a } from './a.ts';")).toBe(false);
    expect(hasLogic('export const twice = (x: number): number => 2 * x;')).toBe(true);
    expect(hasLogic('export const port = {\n  say() {},\n};')).toBe(true);
    expect(hasLogic('export class Oops extends Error {}')).toBe(true);
  });

  test('names the untested file and the exemption that has outlived its reason', () => {
    const report = compareMirror(new Map(Object.entries(CLEAN)), ['stats/howe.test.ts'], {
      'stats/howe.ts': 'tested by the command line',
      'report/registry.ts': 'tested by the page',
    });
    expect(report).toEqual({ untested: ['commands/analyze.ts'], stale: ['stats/howe.ts'] });
  });
});
