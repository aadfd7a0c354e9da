import type { CountsResult } from '../core/counts-result.ts';
import type { Result } from '../core/decision-of.ts';
import type { History } from '../core/history.ts';
import type { TransferResult } from '../core/result.ts';
import type { FigureFile } from './figure-files.ts';

/** A finished result in, text out; pure. Asynchronous because charts are laid out asynchronously. */
export type Render = (result: TransferResult) => string | Promise<string>;

/** The same for evidence that has counts and no items. */
type RenderCounts = (result: CountsResult) => string | Promise<string>;

type RenderAny = (result: Result) => string;

/** For build servers: they look at the decision alone, and that has the same form whatever it rests on. */
const GATE_RENDERERS = {
  junit: async (): Promise<RenderAny> => {
    const [{ renderJunit }, { gateView }] = await Promise.all([import('./junit.ts'), import('./gate-view.ts')]);
    return result => renderJunit(gateView(result));
  },
  comment: async (): Promise<RenderAny> => {
    const [{ renderComment }, { gateView }] = await Promise.all([import('./comment.ts'), import('./gate-view.ts')]);
    return result => renderComment(gateView(result));
  },
  annotations: async (): Promise<RenderAny> => {
    const [{ renderAnnotations }, { gateView }] = await Promise.all([
      import('./annotations.ts'),
      import('./gate-view.ts'),
    ]);
    return result => renderAnnotations(gateView(result));
  },
  stepOutputs: async (): Promise<RenderAny> => {
    const [{ renderStepOutputs }, { gateView }] = await Promise.all([
      import('./step-outputs.ts'),
      import('./gate-view.ts'),
    ]);
    return result => renderStepOutputs(gateView(result));
  },
};

/** A new format is one file and one line here. Loaded on demand: the chart library costs a third of a second. */
const RENDERERS = {
  bibtex: async (): Promise<Render> => {
    const { methodsView } = await import('./methods-view.ts');
    return result => `${methodsView(result).bibtex}\n`;
  },
  csv: async (): Promise<Render> => (await import('./csv.ts')).renderCsv,
  html: async (): Promise<Render> => {
    const [{ renderHtml }, { viewModel }] = await Promise.all([import('./html.ts'), import('./view-model.ts')]);
    return result => renderHtml(viewModel(result));
  },
  latex: async (): Promise<Render> => (await import('./latex.ts')).renderLatex,
  json: async (): Promise<Render> => (await import('./json.ts')).renderJson,
  markdown: async (): Promise<Render> => (await import('./markdown.ts')).renderMarkdown,
  text: async (): Promise<Render> => (await import('./text.ts')).renderText,
  ...GATE_RENDERERS,
} satisfies Record<string, () => Promise<Render>>;

export type ReportFormat = keyof typeof RENDERERS;

const COUNTS_RENDERERS = {
  bibtex: async (): Promise<RenderCounts> => {
    const { countsViewModel } = await import('./counts/counts-view-model.ts');
    return result => `${countsViewModel(result).methods.bibtex}\n`;
  },
  csv: async (): Promise<RenderCounts> => (await import('./counts/counts-csv.ts')).renderCountsCsv,
  latex: async (): Promise<RenderCounts> => (await import('./counts/counts-latex.ts')).renderCountsLatex,
  html: async (): Promise<RenderCounts> => (await import('./counts/counts-html.ts')).renderCountsHtml,
  json: async (): Promise<RenderCounts> => (await import('./json.ts')).renderJson,
  markdown: async (): Promise<RenderCounts> => (await import('./counts/counts-markdown.ts')).renderCountsMarkdown,
  text: async (): Promise<RenderCounts> => (await import('./counts/counts-text.ts')).renderCountsText,
  ...GATE_RENDERERS,
} satisfies Record<ReportFormat, () => Promise<RenderCounts>>;

/** The renderer of a format. */
export const loadRenderer = (format: ReportFormat): Promise<Render> => RENDERERS[format]();

/** A finished result in a format, whatever it rests on. */
export async function renderResult(result: Result, format: ReportFormat): Promise<string> {
  return 'decision' in result ? (await COUNTS_RENDERERS[format]())(result) : (await loadRenderer(format))(result);
}

/** The page of a history; loaded on demand like the others. */
export const renderHistoryPage = async (history: History): Promise<string> =>
  (await import('./history/history-html.ts')).renderHistoryHtml(history);
/** Every picture of a report as files; the rasteriser is loaded for them alone. */
export const renderFigures = async (result: Result): Promise<readonly FigureFile[]> =>
  (await import('./figure-files.ts')).figureFiles(result);
