import { parse, resetSVGDefIds, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

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

/** Of every text in every chart; asked for by all specs, so that the library's own is not used. */
export const FONT = 'system-ui, sans-serif';

const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Roles, defaults and pointer hints of single marks: the picture is one image, described as a whole, in one font. */
const NOISE =
  / (?:role|aria-[a-z]+|pointer-events|opacity|text-anchor|font-family|font-weight)="(?:graphics-[a-z]+|[a-z ]+ container|true|none|1|start|400|system-ui, sans-serif)"/g;

/** Frames without a line or a fill around groups, and what SVG has for lines unless told. */
const EMPTY = /<path class="(?:foreground" d="" display="none"|background" d="[^"]*")\/>/g;
const DEFAULTS = / (?:[xy]2="0"|stroke-dasharray="1,0")/g;

/** Ids and references to them, wherever a tag holds one; text between tags is left alone. */
const prefixIds = (tag: string, id: string): string =>
  tag.replace(/(\sid="|url\(#|href="#)/g, (_, before: string) => `${before}${id}-`);

/** Vega escapes `<` and `>` in text and in attributes, so whatever stands between them is one of its own tags. */
function cleanTags(svg: string, id: string): string {
  return svg
    .replace(EMPTY, '')
    .replace(/<[^>]*>/g, tag =>
      prefixIds(tag.replace(NOISE, '').replace(DEFAULTS, ''), id).replace(/(\.\d{2})\d+/g, '$1'),
    );
}

function nameRoot(svg: string, { id, title, summary }: ChartRequest): string {
  const viewBox = /viewBox="([^"]*)"/.exec(svg)?.[1] ?? '';
  const root = `<svg xmlns="http://www.w3.org/2000/svg" class="plot" viewBox="${viewBox}" font-family="${FONT}" role="img" aria-label="${escapeMarkup(summary)}"><title id="${id}-title">${escapeMarkup(title)}</title>`;
  return svg.replace(/^<svg[^>]*>/, () => root);
}

/**
 * Draws a chart as an SVG that scales to its container, named for screen readers, with ids of its own.
 * The same request gives the same bytes, whatever was drawn before it. No fonts are measured: widths are estimates.
 */
export async function renderChart(request: ChartRequest): Promise<string> {
  resetSVGDefIds();
  const view = new View(parse(compile(request.spec).spec), { renderer: 'none' });
  try {
    return nameRoot(cleanTags(await view.toSVG(), request.id), request);
  } finally {
    view.finalize();
  }
}
