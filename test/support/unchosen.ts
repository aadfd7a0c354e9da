import type { EvidenceOptions } from '../../src/commands/evidence-options.ts';
import type { DesignEvidenceRequest } from '../../src/evidence/design-evidence.ts';

const RULES = { domain: [], rung: [], arm: [], run: [], pairBy: 'id', repeats: 'mean' } as const;

/** What a person asks of the outcomes who asks for nothing. */
export const UNCHOSEN: DesignEvidenceRequest = { ...RULES, metrics: [], filters: [] };

/** The same as options of a command. */
export const UNCHOSEN_OPTIONS: EvidenceOptions = { ...RULES, metric: [], filter: [] };
