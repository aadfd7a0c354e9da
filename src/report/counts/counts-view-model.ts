import type { CountsResult } from '../../core/counts-result.ts';
import { count, plainPercent } from '../../util/format.ts';
import { decisionSentence } from '../decision-line.ts';
import { methodsWords } from '../methods-words.ts';
import { recipe } from '../recipe.ts';
import type { Row } from '../view.ts';
import { OUTCOME_TONES, TONE_GLYPHS } from '../words.ts';
import { countsChecks } from './counts-checks.ts';
import { countsHeadline } from './counts-headline.ts';
import { countsSentences } from './counts-sentences.ts';
import type { CountsView } from './counts-view.ts';
import { domainView } from './domain-view.ts';
import { codesTable, excludedTable, findingsTable } from './finding-tables.ts';

function settingRows({ settings, provenance, family }: CountsResult): Row[] {
  return [
    { label: 'carryover', value: provenance.version },
    { label: 'Plan hash', value: provenance.planHash },
    { label: 'Baseline', value: settings.baseline },
    { label: 'Candidate', value: settings.candidate ?? 'every other method' },
    { label: 'Level', value: `${plainPercent(1 - settings.alpha)} two-sided` },
    { label: 'Power of the smallest detectable difference', value: plainPercent(settings.power) },
    { label: 'Contrasts in the family', value: count(family) },
  ];
}

/** The finished result, worded and formatted: what every renderer but JSON shows. */
export function countsViewModel(result: CountsResult): CountsView {
  const { name, decision, domains, unanswered, provenance } = result;
  const tone = OUTCOME_TONES[decision.outcome];
  return {
    name,
    headline: countsHeadline(result),
    decision: decisionSentence(result),
    outcome: decision.outcome,
    tone,
    glyph: TONE_GLYPHS[tone],
    reasons: decision.reasons.length > 1 ? decision.reasons : [],
    health: countsChecks(result),
    codes: codesTable(result),
    domains: domains.map((domain, at) => domainView(domain, `domain-${at + 1}`, result)),
    unanswered: unanswered.map(({ question, because }) => ({ question, because })),
    findings: findingsTable(result),
    excluded: excludedTable(result),
    methods: methodsWords(countsSentences(result)),
    provenance: settingRows(result),
    inputs: provenance.inputs.map(({ path, sha256, bytes, rows }) => ({
      path,
      sha256,
      bytes: count(bytes),
      rows: rows === undefined ? undefined : count(rows),
    })),
    command: provenance.command,
    recipe: recipe(result),
  };
}
