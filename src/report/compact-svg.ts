/** An element of a picture: its attributes in order, and what it holds. */
interface Tag {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: (Tag | string)[];
}

const isTag = (node: Tag | string): node is Tag => typeof node !== 'string';

/** Attributes that elements take from those around them. */
const INHERITED = [
  'pointer-events',
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'font-weight',
  'text-anchor',
];
const PLACES = new Set(['d', 'transform', 'x2', 'y2']);
const NOWHERE = 'translate(0,0)';

/** A circle as Vega draws it: two arcs from the right to the left and back. */
const CIRCLE = /^M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0$/;

/** The tree of a text of well-formed tags. */
function parseTags(svg: string): Tag {
  const root: Tag = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  for (const [token] of svg.matchAll(/<[^>]*>|[^<]+/g)) {
    const around = open.at(-1) as Tag;
    if (!token.startsWith('<')) around.children.push(token);
    else if (token.startsWith('</')) open.pop();
    else {
      const name = /^<([\w:-]+)/.exec(token)?.[1] ?? '';
      const attributes = new Map(
        Array.from(token.matchAll(/\s([\w:-]+)="([^"]*)"/g), ([, key = '', value = '']) => [key, value]),
      );
      const tag: Tag = { name, attributes, children: [] };
      around.children.push(tag);
      if (!token.endsWith('/>')) open.push(tag);
    }
  }
  return root;
}

function writeTags(node: Tag | string): string {
  if (!isTag(node)) return node;
  const inside = node.children.map(writeTags).join('');
  if (node.name === '') return inside;
  const start = `<${node.name}${Array.from(node.attributes, ([key, value]) => ` ${key}="${value}"`).join('')}`;
  return inside === '' ? `${start}/>` : `${start}>${inside}</${node.name}>`;
}

/** A tenth of a pixel is finer than any screen or printer shows. */
const tenths = (text: string): string => text.replace(/(\d+\.\d)\d*/g, '$1').replace(/(\d)\.0(?!\d)/g, '$1');

/** A circle says its radius, and what has a place of its own says it, where nothing but a shift stands in `transform`. */
function placeAt({ attributes }: Tag, [x, y]: readonly [string, string]): void {
  const shift = /^translate\(([-\d.]+),([-\d.]+)\)$/.exec(attributes.get('transform') ?? '');
  if (shift === null) return;
  attributes.delete('transform');
  for (const [at, key] of [x, y].entries()) if (shift[at + 1] !== '0') attributes.set(key, shift[at + 1] as string);
}

/** Shortens what a tag says; returns its name, which may become another. */
function shorten(tag: Tag): Tag['name'] {
  const { name, attributes, children } = tag;
  attributes.delete('class');
  for (const [key, value] of attributes) if (PLACES.has(key)) attributes.set(key, tenths(value));
  if (attributes.get('transform') === NOWHERE) attributes.delete('transform');
  if (attributes.get('opacity') === '0' && children.length > 0) {
    // A band for the pointer alone: nothing is drawn, and every group around it may say so.
    for (const key of ['opacity', 'fill', 'stroke']) attributes.delete(key);
    attributes.set('pointer-events', 'all');
  }
  if (name === 'text') placeAt(tag, ['x', 'y']);
  const radius = name === 'path' ? CIRCLE.exec(attributes.get('d') ?? '')?.[1] : undefined;
  if (radius === undefined) return name;
  attributes.delete('d');
  attributes.set('r', radius);
  placeAt(tag, ['cx', 'cy']);
  return 'circle';
}

/** What cannot be seen, and has nothing to say to a pointer. */
const isUnseen = (node: Tag | string): boolean =>
  isTag(node) &&
  ((node.attributes.get('opacity') === '0' && node.children.length === 0) ||
    (node.name === 'g' && node.children.length === 0));

/** The value that most have, of several the first; undefined where no two are the same. */
function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [[common, uses] = ['', 0]] = [...counts].sort(([, x], [, y]) => y - x);
  return uses < 2 ? undefined : common;
}

/** Gives a group what most of its elements say, where each of them says something. */
function hoist({ name, attributes, children }: Tag): void {
  const inside = children.filter(isTag);
  if (name !== 'g' || inside.length < 2 || inside.length < children.length) return;
  for (const key of INHERITED) {
    if (attributes.has(key) || !inside.every(child => child.attributes.has(key))) continue;
    const common = mostCommon(inside.map(child => child.attributes.get(key) as string));
    if (common === undefined) continue;
    attributes.set(key, common);
    for (const child of inside) if (child.attributes.get(key) === common) child.attributes.delete(key);
  }
}

function compact(tag: Tag): (Tag | string)[] {
  const children = tag.children.flatMap(child => (isTag(child) ? compact(child) : [child]));
  const seen = children.filter(child => !isUnseen(child));
  const short = { name: tag.name === 'svg' ? tag.name : shorten(tag), attributes: tag.attributes, children: seen };
  hoist(short);
  return short.name === 'g' && short.attributes.size === 0 ? seen : [short];
}

/**
 * The same picture in fewer letters: no groups that do nothing, no marks that nobody sees, what all marks of a group say said
 * once, circles as circles, and places to a tenth of a pixel.
 * @param svg well-formed, as Vega writes it: no comments, `<` and `>` only around tags
 */
export const compactSvg = (svg: string): string =>
  parseTags(svg)
    .children.flatMap(child => (isTag(child) ? compact(child) : [child]))
    .map(writeTags)
    .join('');
