import type { CountsDecision } from '../../core/counts-result.ts';
import type { RecipeView } from '../answer-views.ts';
import type { HealthView, MethodsView, Row, Tone } from '../view.ts';

/** A table with its words: the first `names` entries of a row head it. */
export interface TableView {
  readonly title: string;
  /** What the columns mean, where that is not plain. */
  readonly note?: string | undefined;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly names: readonly string[]; readonly values: readonly string[] }[];
}

/** Everything the report says about one domain under one pair of models. */
export interface DomainView {
  /** Unique within the page, usable as an HTML id. */
  readonly id: string;
  readonly domain: string;
  readonly pair: string;
  /** Both, as the one name of this part of the page. */
  readonly place: string;
  /** Floor, ceiling, gap and items, in one sentence. */
  readonly facts: string;
  readonly methods: TableView;
  readonly pgr: TableView;
  /** Absent where every file states the accuracy that its counts give. */
  readonly asStated?: TableView | undefined;
  /** Absent without a baseline. */
  readonly contrasts?: TableView | undefined;
  /** What every contrast says, in words. */
  readonly sentences: readonly string[];
  /** Absent where no part of the test set was counted. */
  readonly subsets?: TableView | undefined;
  readonly runs: TableView;
}

/** The finished result of counts, worded and formatted: what every renderer but JSON shows. */
export interface CountsView {
  readonly name: string;
  readonly headline: string;
  readonly decision: string;
  readonly outcome: CountsDecision['outcome'];
  readonly tone: Tone;
  readonly glyph: string;
  readonly reasons: readonly string[];
  readonly health: readonly HealthView[];
  /** Findings by severity and code. */
  readonly codes: TableView;
  readonly domains: readonly DomainView[];
  readonly unanswered: readonly { readonly question: string; readonly because: string }[];
  /** Every finding. */
  readonly findings: TableView;
  /** Files that enter no number, and why. */
  readonly excluded: TableView;
  readonly methods: MethodsView;
  readonly provenance: readonly Row[];
  readonly inputs: readonly {
    readonly path: string;
    readonly sha256: string;
    readonly bytes: string;
    readonly rows?: string | undefined;
  }[];
  readonly command: string;
  readonly recipe: RecipeView;
}
