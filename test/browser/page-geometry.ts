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

/** Takes away what is printed on sheets that are turned. */
export const HIDE_TURNED = `for (const one of document.querySelectorAll('main > section')) {
  if (getComputedStyle(one).page === 'wide') one.style.display = 'none';
}`;

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

/**
 * Intervals, and words and numbers of at most 12 letters, that a column too narrow has torn in two. Parts of longer words do not
 * count, nor intervals on sheets that are turned: there a column has no room for one.
 */
export const TORN_WORDS = `(() => {
  const torn = [];
  const WORD = /(?<![^\\s-])[\\p{Script=Latin}\\p{N}.,+−%]{2,12}(?![^\\s-])/gu;
  const INTERVAL_OR_WORD = new RegExp(/\\[[+−]?[\\d.]+%?,\\s[+−]?[\\d.]+%?\\]/.source + '|' + WORD.source, 'gu');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const isPart = [node.previousSibling, node.nextSibling].some(one => one?.nodeName === 'WBR');
    if (isPart || node.parentElement.closest('svg, script, style, code, pre, .hidden, .skip')) continue;
    const isTurned = getComputedStyle(node.parentElement.closest('main > section, body')).page === 'wide';
    for (const { 0: word, index } of node.data.matchAll(isTurned ? WORD : INTERVAL_OR_WORD)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = [...range.getClientRects()].filter(box => box.width > 0).map(box => Math.round(box.top));
      if (new Set(tops).size > 1) torn.push(node.parentElement.localName + ': ' + word);
    }
  }
  return torn;
})()`;
