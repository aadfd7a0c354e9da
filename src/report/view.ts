import type { ArmRole } from '../core/design.ts';
import type { GateOutcome } from '../core/result.ts';
import type { VerdictKind } from '../core/verdict.ts';
import type { ReportAnswers } from './answer-views.ts';

/** How something is marked: by word and glyph first, by colour second. */
export type Tone = 'good' | 'bad' | 'warn' | 'unknown';

/** A number for a chart: a point with its interval in accuracy points (×100), and the words for it. */
export interface IntervalView {
  readonly point: number;
  readonly low: number;
  readonly high: number;
  /** "+17.4 [+14.7, +20.0]" */
  readonly text: string;
}

/** Fieller's set as drawn: parts of the axis; an open end is a ray. Empty where it was not measured. */
export interface RatioView {
  readonly point?: number | undefined;
  readonly parts: readonly { readonly low?: number | undefined; readonly high?: number | undefined }[];
  /** "1.24 [1.02, 1.51]", "unresolved: all values except (−0.3, 0.8)", "not measured: …" */
  readonly text: string;
}

/** A histogram for a chart; edges in the unit of the axis. */
export interface HistogramView {
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
  /** What it comes to, in words. */
  readonly text: string;
}

/** An arm's accuracy, in per cent. */
export interface ArmView {
  readonly arm: ArmRole;
  readonly point: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** "65.01% [64.10%, 65.92%]", or why there is no interval. */
  readonly text: string;
}

export interface VerdictView {
  readonly kind: VerdictKind;
  readonly glyph: string;
  readonly tone: Tone;
  /** "survives" */
  readonly word: string;
  /** What the verdict says here, in one sentence. */
  readonly sentence: string;
  /** "(these seeds only)", "headroom-limited", … */
  readonly notes: readonly string[];
}

export interface Row {
  readonly label: string;
  /** The label holds a name that somebody chose. */
  readonly isNamed?: boolean | undefined;
  readonly value: string;
}

/** Everything the page says about one rung × domain. */
export interface CellView {
  /** Unique within the page, usable as an HTML id. */
  readonly id: string;
  readonly rung: string;
  readonly domain: string;
  readonly role: string;
  /** Absent in sandbox cells, which carry `replication` instead. */
  readonly verdict?: VerdictView | undefined;
  readonly replication?: { readonly glyph: string; readonly tone: Tone; readonly word: string } | undefined;
  /** Whether the gate requires it. */
  readonly required: boolean;
  readonly gain?: IntervalView | undefined;
  /** The interval, or why there is none. */
  readonly gainText: string;
  readonly contrastText?: string | undefined;
  readonly retention?: RatioView | undefined;
  readonly pgr?: { readonly baseline: RatioView; readonly candidate: RatioView; readonly gain: RatioView } | undefined;
  readonly gap?: string | undefined;
  readonly seeds: readonly {
    readonly seed: string;
    readonly gain: number;
    readonly baseline: number;
    readonly candidate: number;
    readonly text: string;
  }[];
  /** Weak, baseline, candidate, ceiling, as far as they were measured. */
  readonly arms: readonly ArmView[];
  /** Gains under random signs, in points; absent where there are none. */
  readonly nullGains?: HistogramView | undefined;
  /** Gain ÷ half-width on null data; absent where none were made. */
  readonly aa?: HistogramView | undefined;
  /** Groups of label–value lines: data, arms, intervals, tests, variance, missing outcomes, what would settle it. */
  readonly details: readonly { readonly title: string; readonly rows: readonly Row[] }[];
}

export interface HealthView {
  readonly title: string;
  readonly tone: Tone;
  readonly glyph: string;
  readonly word: string;
  /** What was checked and what came out. */
  readonly text: string;
}

export interface MatrixRow {
  readonly rung: string;
  /** Number of parameters, and "6B"; absent where unknown. */
  readonly parameters?: number | undefined;
  readonly size?: string | undefined;
  /** Role and size, as far as the name does not say them. */
  readonly aside?: string | undefined;
  /** Its teacher and student; absent where nobody told. */
  readonly models?: string | undefined;
  /** One per domain, in the order of `domains`; absent where the rung has no such cell. */
  readonly cells: readonly (CellView | undefined)[];
}

/** A table in words; the first `names` columns name the row. */
export interface TableView {
  readonly title: string;
  readonly columns: readonly string[];
  readonly names: number;
  readonly rows: readonly (readonly string[])[];
  /** How to read it. */
  readonly note: string;
}

/** One item or cluster that decided a cell. */
export interface DecidingRow {
  readonly glyph: string;
  readonly item: string;
  readonly aside?: string | undefined;
  readonly scores: string;
  readonly shift: string;
  /** Beginning of its text; absent where nobody told. */
  readonly text?: string | undefined;
}

/** The items that decided the cells of one domain. */
export interface DecidingView {
  readonly domain: string;
  readonly cells: readonly {
    readonly rung: string;
    readonly sentence: string;
    readonly rows: readonly DecidingRow[];
  }[];
}

/** One arm of one rung × domain. */
export interface ArmRow {
  readonly arm: string;
  /** Its method, and its role where that has another name. */
  readonly aside?: string | undefined;
  readonly isControl: boolean;
  /** One per column after the name; undefined where nobody told. */
  readonly values: readonly (string | undefined)[];
}

/** What was run, with receipts. */
export interface ArmsView {
  /** One line for the terminal. */
  readonly summary: string;
  /** How the candidate was chosen; absent where that was not recorded. */
  readonly selection?: string | undefined;
  readonly note: string;
  /** The arm's name, and what is told of it. */
  readonly columns: readonly string[];
  /** Neither a domain without rungs nor a rung without rows is in here. */
  readonly domains: readonly {
    readonly domain: string;
    readonly rungs: readonly { readonly rung: string; readonly rows: readonly ArmRow[] }[];
  }[];
  /** One line for every reason why seeds of an arm failed. */
  readonly errored: readonly string[];
}

/** How the run was analysed, ready for a paper. */
export interface MethodsView {
  /** Numbers filled in, sources cited by author and year. */
  readonly paragraph: string;
  /** The sources of the procedures that this run used, and no others. */
  readonly bibtex: string;
}

/** What the gate asks beyond its list of required cells, and the comparison with a blessed run. */
export interface PolicyView {
  readonly notes: readonly string[];
  readonly tables: readonly TableView[];
}

/** The one view model: already worded, already formatted. Renderers place it and compute nothing. */
export interface ReportView extends ReportAnswers {
  readonly name: string;
  readonly headline: string;
  readonly decision: string;
  readonly outcome: GateOutcome;
  readonly tone: Tone;
  readonly reasons: readonly string[];
  /** What would settle the cells that the gate waits for; empty where nothing is open. */
  readonly settle: readonly string[];
  readonly health: readonly HealthView[];
  readonly domains: readonly string[];
  readonly matrix: readonly MatrixRow[];
  /** All cells, in matrix order. */
  readonly cells: readonly CellView[];
  /** Heterogeneity across domains, change over rungs; without those that have nothing to show. */
  readonly across: readonly TableView[];
  readonly deciding: { readonly note: string; readonly domains: readonly DecidingView[] };
  /** Absent where the outcomes were imported. */
  readonly arms?: ArmsView | undefined;
  /** δ in points. */
  readonly sesoi: number;
  /** φ. */
  readonly retentionFloor: number;
  readonly level: string;
  readonly calibration: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
    readonly note: string;
  };
  readonly findings: readonly {
    readonly detector: string;
    readonly severity: string;
    readonly cells: string;
    readonly found: string;
    readonly meaning: string;
  }[];
  readonly checked: readonly string[];
  readonly unknown: readonly string[];
  /** Absent where the policy asks for nothing out of the ordinary. */
  readonly policy?: PolicyView | undefined;
  readonly methods: MethodsView;
  readonly provenance: readonly Row[];
  readonly inputs: readonly {
    readonly path: string;
    readonly sha256: string;
    readonly bytes: string;
    /** Absent for files that are no tables. */
    readonly rows: string | undefined;
  }[];
  /** Without what it takes to find carryover. */
  readonly command: string;
  /** Hosts that item text went to; empty where it stayed on the machine. */
  readonly hosts: readonly string[];
}
