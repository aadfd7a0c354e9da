import type { TransferResult } from '../core/result.ts';

/** A finished result in, text out; pure. Asynchronous because charts are laid out asynchronously. */
export type Render = (result: TransferResult) => string | Promise<string>;

/** A new format is one file and one line here. Loaded on demand: the chart library costs a third of a second. */
const RENDERERS = {
  html: async (): Promise<Render> => {
    const [{ renderHtml }, { viewModel }] = await Promise.all([import('./html.ts'), import('./view-model.ts')]);
    return result => renderHtml(viewModel(result));
  },
  json: async (): Promise<Render> => (await import('./json.ts')).renderJson,
  markdown: async (): Promise<Render> => (await import('./markdown.ts')).renderMarkdown,
  text: async (): Promise<Render> => (await import('./text.ts')).renderText,
} satisfies Record<string, () => Promise<Render>>;

export type ReportFormat = keyof typeof RENDERERS;

/** The renderer of a format. */
export const loadRenderer = (format: ReportFormat): Promise<Render> => RENDERERS[format]();
