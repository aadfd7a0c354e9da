import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import Handlebars from 'handlebars';
import { type PageModel, pageModel } from './page-model.ts';
import type { ReportView } from './view.ts';

/** The fence of handlebars. Every `{{…}}` is escaped; what goes in as it is are our own assets and finished charts. */
const asset = (name: string): Promise<string> =>
  readFile(new URL(`../../assets/report/${name}`, import.meta.url), 'utf8');

const PARTIALS = ['matrix', 'figure', 'arms', 'cell', 'reading', 'provenance'] as const;

interface PageAssets {
  readonly style: Handlebars.SafeString;
  readonly script: Handlebars.SafeString;
  /** Content security policy's name for the script: nothing else may run on the page. */
  readonly scriptHash: string;
}

async function pageAssets({ arms }: ReportView): Promise<PageAssets> {
  const sheets = arms === undefined ? ['style.css'] : ['style.css', 'arms.css'];
  const [script, ...styles] = await Promise.all([asset('script.js'), ...sheets.map(asset)]);
  return {
    style: new Handlebars.SafeString(styles.join('')),
    script: new Handlebars.SafeString(script),
    scriptHash: createHash('sha256').update(script).digest('base64'),
  };
}

/** In a narrow column an interval goes to the next line whole. Text out of here is escaped like any other. */
const keepIntervals = (text: string): string =>
  text.replace(/\[[^[\]]*\]/g, interval => interval.replaceAll(' ', '\u00a0'));

async function pageTemplate(): Promise<HandlebarsTemplateDelegate<PageContext>> {
  const engine = Handlebars.create();
  const [page, ...partials] = await Promise.all([asset('page.hbs'), ...PARTIALS.map(name => asset(`${name}.hbs`))]);
  for (const [at, name] of PARTIALS.entries()) engine.registerPartial(name, partials[at] ?? '');
  engine.registerHelper('whole', keepIntervals);
  return engine.compile<PageContext>(page, { knownHelpersOnly: true, knownHelpers: { whole: true } });
}

type PageContext = PageAssets & Omit<PageModel, 'figures'> & { readonly figures: readonly object[] };

/** The report as one self-contained page: no network, readable without scripts, in print, in light and in dark. */
export async function renderHtml(view: ReportView): Promise<string> {
  const [template, assets, model] = await Promise.all([pageTemplate(), pageAssets(view), pageModel(view)]);
  const figures = model.figures.map(figure => ({
    ...figure,
    pictures: figure.pictures.map(picture => new Handlebars.SafeString(picture)),
  }));
  return template({ ...assets, ...model, figures });
}
