/**
 * Programs for a page: what is cut, and what lies on what. Text inside of a picture is measured as it is drawn, with the
 * fonts of this machine.
 */

/** Elements that hide a part of their own text. */
export const CUT_TEXT = `[...document.querySelectorAll('body *')].filter(one => {
  if (one.closest('svg, .hidden, .skip') || one.getClientRects().length === 0) return false;
  const { overflowX, textOverflow } = getComputedStyle(one);
  return (overflowX === 'hidden' || overflowX === 'clip' || textOverflow === 'ellipsis') && one.scrollWidth > one.clientWidth + 1;
}).map(one => one.outerHTML.slice(0, 120))`;

/**
 * Numbers and intervals, and words of our own, that begin in one line and end in another. Names of others, and what has a
 * word longer than any number, may be broken anywhere.
 */
export const TORN = `(() => {
  const number = /\\[[+−]?[\\d.]+%?, [+−]?[\\d.]+%?\\]|[+−]?\\d[\\d\u202f]*\\.\\d+%?/gu, word = /(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]{2,24}(?![\\p{L}\\p{N}])/gu;
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const host = node.parentElement;
    if (host.closest('svg, pre, code, .long, .hidden, script, style') || host.getClientRects().length === 0) continue;
    // A sheet is no wider for many domains: there an interval is wider than its column.
    if (matchMedia('print').matches && host.closest('.matrix:has(th:nth-child(14)) .num')) continue;
    const isOurs = host.matches('.settings th, thead th');
    for (const { 0: text, index } of node.data.replaceAll('\u00a0', ' ').matchAll(isOurs ? word : number)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + text.length);
      const tops = [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top));
      if (Math.max(...tops) - Math.min(...tops) > 4) found.push(text + ' in ' + node.data.slice(0, 60));
    }
  }
  return found;
})()`;

/** Labels that leave their picture. */
export const LEAVING_LABELS = `[...document.querySelectorAll('svg.plot')].flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter(text => {
    const box = text.getBoundingClientRect();
    return box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
  }).map(text => svg.querySelector('title').textContent + ': ' + text.textContent);
})`;

/**
 * Pairs of labels of one picture of which one covers a part of the other. Labels may stand aslant: two boxes are apart where
 * some direction along or across one of them keeps them apart. Across a label 3 pixels are the air of its line.
 */
export const OVERLAPPING_LABELS = `[...document.querySelectorAll('svg.plot')].flatMap(svg => {
  const boxOf = text => {
    const { x, y, width, height } = text.getBBox(), matrix = text.getScreenCTM(), size = Math.hypot(matrix.a, matrix.b);
    const corners = [[x, y], [x + width, y], [x, y + height], [x + width, y + height]].map(([a, b]) => new DOMPoint(a, b).matrixTransform(matrix));
    const along = [matrix.a / size, matrix.b / size];
    return { text: text.textContent, corners, width: width * size, axes: [[...along, 0], [-along[1], along[0], 3]] };
  };
  const boxes = [...svg.querySelectorAll('text')].map(boxOf).filter(({ text, width }) => text.trim() !== '' && width > 0);
  const span = ({ corners }, [dx, dy]) => { const at = corners.map(({ x, y }) => x * dx + y * dy); return [Math.min(...at), Math.max(...at)]; };
  const shared = (a, b) => Math.min(...[...a.axes, ...b.axes].map(axis => {
    const [[least, most], [from, to]] = [span(a, axis), span(b, axis)];
    return Math.min(most, to) - Math.max(least, from) - axis[2];
  }));
  return boxes.flatMap((one, at) => boxes.slice(at + 1).filter(other => shared(one, other) > 1).map(other => svg.querySelector('title').textContent + ': ' + one.text + ' | ' + other.text));
})`;
