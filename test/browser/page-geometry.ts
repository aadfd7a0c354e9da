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

/** Labels that leave their picture. */
export const LEAVING_LABELS = `[...document.querySelectorAll('svg.plot')].flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter(text => {
    const box = text.getBoundingClientRect();
    return box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
  }).map(text => svg.querySelector('title').textContent + ': ' + text.textContent);
})`;

/** Pairs of labels of one picture of which one covers a part of the other. */
export const OVERLAPPING_LABELS = `[...document.querySelectorAll('svg.plot')].flatMap(svg => {
  const boxes = [...svg.querySelectorAll('text')].map(text => ({ text: text.textContent, box: text.getBoundingClientRect() })).filter(({ text, box }) => text.trim() !== '' && box.width > 0);
  const shared = (a, b) => Math.min(Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) - 3);
  return boxes.flatMap((one, at) => boxes.slice(at + 1).filter(other => shared(one.box, other.box) > 1).map(other => svg.querySelector('title').textContent + ': ' + one.text + ' | ' + other.text));
})`;
