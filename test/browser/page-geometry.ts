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
 * Numbers in tables that go on in the next line: "4." above "0". Those in names are names, and a matrix of seven domains or more on
 * paper has no room for one: the chart and the cell below have it whole.
 */
export const TORN_NUMBERS = `[...document.querySelectorAll('table:not(.matrix:has(th:nth-child(8))) td')].flatMap(cell => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), torn = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (text.parentElement.closest('bdi, code, .hidden')) continue;
    for (const { 0: number, index } of text.data.matchAll(/[+−]?\\d[\\d.\u2009\u202f]*%?/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + number.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) torn.push(number + ' of ' + text.data);
    }
  }
  return torn;
})`;

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
