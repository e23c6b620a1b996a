// SPDX-License-Identifier: Apache-2.0
// Texts on the page whose contrast with what is behind them is less than WCAG 2 AA wants: 4.5, or 3 for large ones.
const channel = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const parse = (colour) => colour.match(/[\d.]+/g).map(Number);
const behind = (node) => {
  for (let each = node; each; each = each.parentElement) {
    const [r, g, b, a = 1] = parse(getComputedStyle(each).backgroundColor);
    if (a === 1) {
      return [r, g, b];
    }
  }
  return [255, 255, 255];
};
const checked = [];
const poor = [];
for (const node of document.querySelectorAll('body *')) {
  const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  const value = node.tagName === 'INPUT';
  if (!(own || value) || !node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || node.closest('noscript, script, style, title')) {
    continue;
  }
  const style = getComputedStyle(node);
  const drawn = node.closest('svg') !== null;
  const colour = parse(drawn ? style.fill : style.color);
  const [one, other] = [light(colour), light(behind(drawn ? node.closest('svg') : node))].sort((a, b) => b - a);
  const ratio = (one + 0.05) / (other + 0.05);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  checked.push(ratio);
  if (ratio < (large ? 3 : 4.5)) {
    poor.push(`${ratio.toFixed(2)} ${node.tagName.toLowerCase()}.${node.getAttribute('class')} "${node.textContent.slice(0, 40)}"`);
  }
}
return [checked.length, poor];
