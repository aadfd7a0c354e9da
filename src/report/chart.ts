import { parse, resetSVGDefIds, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { allowedMarkup } from './allowed-markup.ts';
import { PAPER } from './chart-theme.ts';
import { compactSpec } from './compact-spec.ts';
import { compactSvg } from './compact-svg.ts';
import { escapeMarkup } from './escape-markup.ts';
import { oneLine } from './one-line.ts';

/** The fence of the chart library: a Vega-Lite spec goes in, a finished SVG comes out. */
export type ChartSpec = Extract<TopLevelSpec, { layer: readonly unknown[] }>;
export type ChartLayer = ChartSpec['layer'][number];

export interface ChartRequest {
  readonly spec: ChartSpec;
  /** Unique within the page; prefixes every id inside the SVG. */
  readonly id: string;
  /** The accessible name's short form, as the SVG's `<title>`. */
  readonly title: string;
  /** What the picture says, in words. */
  readonly summary: string;
}

/**
 * Of every text in every chart; asked for by all specs, so that the library's own is not used. DejaVu has the glyphs of
 * the verdicts, where a picture is drawn outside of a browser.
 */
const FONT = 'system-ui, DejaVu Sans, sans-serif';

/** What all charts have in common: no roles of single marks, no frame, and small text in the middle of its place. */
export const CHART_CONFIG = {
  aria: false,
  font: FONT,
  view: { stroke: null },
  text: { baseline: 'middle', fontSize: 12 },
} as const;

/** Roles, defaults and pointer hints of single marks: the picture is one image, described as a whole. */
const NOISE =
  / (?:role|aria-[a-z]+|pointer-events|opacity|text-anchor|font-weight)="(?:graphics-[a-z]+|[a-z ]+ container|true|none|1|start|400)"/g;

/** Frames without a line or a fill around groups, and what SVG has for lines unless told. */
const EMPTY = /<path class="(?:foreground" d="" display="none"|background" d="[^"]*")\/>/g;
/** The root names the font, once. */
const DEFAULTS = / (?:[xy]2="0"|stroke-dasharray="1,0"|font-family="[^"]*")/g;

/** Ids and references to them, wherever a tag holds one; text between tags is left alone. */
const prefixIds = (tag: string, id: string): string =>
  tag.replace(/(\sid="|url\(#|href="#)/g, (_, before: string) => `${before}${id}-`);

/** Vega escapes `<` and `>` in text and in attributes, so whatever stands between them is one of its own tags. */
function cleanTags(svg: string, id: string): string {
  const cleaned = svg.replace(/<[^>]*>/g, tag =>
    prefixIds(tag.replace(NOISE, '').replace(DEFAULTS, ''), id).replace(/(\.\d{2})\d+/g, '$1'),
  );
  return cleaned.replace(EMPTY, '');
}

/** A mark that a chart describes: its description becomes what a pointer shows. The picture stays one image to others. */
const DESCRIBED =
  /<path aria-label="([^"]*)" role="graphics-symbol" aria-roledescription="[^"]*"([^>]*?)\/?>(?:<\/path>)?/g;

function nameRoot(svg: string, { id, title, summary }: ChartRequest, sized: boolean): string {
  const viewBox = /viewBox="([^"]*)"/.exec(svg)?.[1] ?? '';
  const [, , width = '', height = ''] = viewBox.split(' ');
  const size = sized ? `width="${width}" height="${height}"` : 'class="plot"';
  const root = `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="${viewBox}" font-family="${FONT}" role="img" aria-label="${escapeMarkup(oneLine(summary))}"><title id="${id}-title">${escapeMarkup(oneLine(title))}</title>`;
  return svg.replace(/^<svg[^>]*>/, () => root);
}

async function draw(request: ChartRequest, sized: boolean): Promise<string> {
  resetSVGDefIds();
  const view = new View(parse(compile(compactSpec(request.spec)).spec), { renderer: 'none' });
  try {
    const titled = allowedMarkup(await view.toSVG()).replace(DESCRIBED, '<path$2><title>$1</title></path>');
    return nameRoot(compactSvg(cleanTags(titled, request.id)), request, sized);
  } finally {
    view.finalize();
  }
}

/**
 * Draws a chart as an SVG that scales to its container, named for screen readers, with ids of its own.
 * The same request gives the same bytes, whatever was drawn before it. No fonts are measured: widths are estimates.
 */
export const renderChart = (request: ChartRequest): Promise<string> => draw(request, false);

/** The spec as a document of its own: any Vega-Lite viewer draws the chart from it, on white paper. */
export const chartDocument = ({ spec, title, summary }: Omit<ChartRequest, 'id'>): ChartSpec => ({
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  name: title,
  description: summary,
  ...compactSpec(spec),
  background: PAPER,
});

/** The same picture as a file of its own: on white paper, with a size. */
export const renderChartFile = (request: ChartRequest): Promise<string> =>
  draw({ ...request, spec: chartDocument(request) }, true);
