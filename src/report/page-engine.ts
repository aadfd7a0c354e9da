import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import Handlebars from 'handlebars';
import { allowedMarkup } from './allowed-markup.ts';
import { breakable, keptWhole, parted } from './breakable.ts';
import { termLinker } from './link-terms.ts';
import type { FigureModel } from './page-model.ts';
import { shortName } from './words.ts';

/** The fence of handlebars. Every `{{…}}` is escaped; what goes in as it is are our own assets and finished charts. */
const asset = (name: string): Promise<string> =>
  readFile(new URL(`../../assets/report/${name}`, import.meta.url), 'utf8');

/** Parts that every page has. */
const SHARED = ['head', 'health', 'figure', 'provenance'] as const;

interface PageAssets {
  readonly style: Handlebars.SafeString;
  readonly script: Handlebars.SafeString;
  /** Content security policy's name for the script: nothing else may run on the page. */
  readonly scriptHash: string;
}

/** Which of our assets make a page. */
export interface PageParts {
  readonly page: string;
  /** Besides those of every page. */
  readonly partials: readonly string[];
  readonly sheets: readonly string[];
}

async function pageAssets(sheets: readonly string[]): Promise<PageAssets> {
  const [script, ...styles] = await Promise.all([asset('script.js'), ...sheets.map(asset)]);
  return {
    style: new Handlebars.SafeString(styles.join('')),
    script: new Handlebars.SafeString(script),
    scriptHash: createHash('sha256').update(script).digest('base64'),
  };
}

const whole = (text: string): string => breakable(keptWhole(text));

/**
 * What makes markup of text: `whole` for narrow columns, `parted` where it is left to the style sheet whether an interval may break,
 * `terms` where words are linked to where the page explains them, if it does.
 */
const markupHelpers = (partials: readonly string[]) => {
  const link = partials.includes('reading') ? termLinker() : (markup: string) => markup;
  return { whole, parted, terms: (text: string) => link(whole(text)) };
};

async function pageTemplate({ page, partials }: PageParts): Promise<HandlebarsTemplateDelegate> {
  const engine = Handlebars.create();
  const names = [...SHARED, ...partials];
  const [template, ...parts] = await Promise.all([asset(`${page}.hbs`), ...names.map(name => asset(`${name}.hbs`))]);
  for (const [at, name] of names.entries()) engine.registerPartial(name, parts[at] ?? '');
  for (const [name, markup] of Object.entries(markupHelpers(partials))) {
    engine.registerHelper(name, (text: unknown) => new Handlebars.SafeString(markup(String(text))));
  }
  engine.registerHelper('short', shortName);
  const knownHelpers = { whole: true, parted: true, terms: true, short: true };
  return engine.compile(template, { knownHelpersOnly: true, knownHelpers });
}

/** A figure whose finished pictures, and the addresses of their specs, are placed as they are. */
export const placedFigure = (figure: FigureModel): object => ({
  ...figure,
  pictures: figure.pictures.map(({ svg, specName, specUrl }) => ({
    svg: new Handlebars.SafeString(svg),
    specName,
    specUrl: new Handlebars.SafeString(specUrl),
  })),
});

/** One self-contained page: styles and script inside, no network, everything from the context escaped but finished pictures. */
export async function fillPage(parts: PageParts, context: object): Promise<string> {
  const [template, assets] = await Promise.all([pageTemplate(parts), pageAssets(parts.sheets)]);
  return allowedMarkup(template({ ...assets, ...context }));
}
