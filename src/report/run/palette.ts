/** Colours and shapes of agents. Nothing is told by colour alone: labels have shapes, speeds and headings have arrows. */

/** Categories after Okabe and Ito, told apart with any common colour blindness; darker on paper, lighter on black. */
const LABELS_LIGHT = ['#0064a4', '#c24a00', '#00795a', '#a8508a', '#8a6a00', '#2f84b8', '#5b5b5b'];
const LABELS_DARK = ['#56b4e9', '#f28a3c', '#2ec49a', '#e29ac7', '#f0e442', '#8fc7ff', '#c8c8c8'];
/** From slow to fast: one hue after another, and ever further from the paper. */
const SPEED_LIGHT = ['#a5a8ae', '#8fa2ba', '#7396c0', '#5585c0', '#3a70b6', '#2858a3', '#1d3f88', '#152763'];
const SPEED_DARK = ['#575d78', '#5f6f9c', '#6484b4', '#6d9bc0', '#80b1c0', '#a0c6b5', '#cbd9a4', '#fbec9d'];
/** Around the circle: blue, dark, orange, pale, and back; opposite headings differ in hue, neighbours in little. */
const HEADING_LIGHT = ['#3f74b5', '#4a5a94', '#5c4470', '#7d4557', '#a8573d', '#bf7a35', '#a39161', '#6f8f94'];
const HEADING_DARK = ['#6aa5e8', '#8a93dd', '#b287c6', '#d5869f', '#ef946d', '#f2b45c', '#cfca86', '#93c3be'];

/** Shapes of labels, within a circle of radius 1: they and the colours have no common period, so pairs last long. */
export const SHAPES: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[-0.8, -0.8], [0.8, -0.8], [0.8, 0.8], [-0.8, 0.8]],
  [[0, -1.15], [1, 0.7], [-1, 0.7]],
  [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
  [[-0.35, -1.1], [0.35, -1.1], [0.35, -0.35], [1.1, -0.35], [1.1, 0.35], [0.35, 0.35], [0.35, 1.1], [-0.35, 1.1], [-0.35, 0.35], [-1.1, 0.35], [-1.1, -0.35], [-0.35, -0.35]],
]; // prettier-ignore

export const LABEL_COLOURS = LABELS_LIGHT.length;
export const STEPS = SPEED_LIGHT.length;

const variables = (name: string, colours: readonly string[]): string =>
  colours.map((colour, k) => `--${name}-${k}:${colour}`).join(';');

export const PALETTE_LIGHT = [
  variables('label', LABELS_LIGHT),
  variables('speed', SPEED_LIGHT),
  variables('heading', HEADING_LIGHT),
].join(';');
export const PALETTE_DARK = [
  variables('label', LABELS_DARK),
  variables('speed', SPEED_DARK),
  variables('heading', HEADING_DARK),
].join(';');

export const labelColour = (k: number): string => `var(--label-${k % LABEL_COLOURS})`;

/** The shape of a label as a path about (x, y); a circle of radius r is two arcs. */
export function shapePath(label: number, x: number, y: number, r: number): string {
  const corners = SHAPES[label % SHAPES.length];
  const at = (value: number): string => String(Number(value.toFixed(1)));
  if (corners.length === 0)
    return `M${at(x - r)} ${at(y)}a${at(r)} ${at(r)} 0 1 0 ${at(2 * r)} 0a${at(r)} ${at(r)} 0 1 0 ${at(-2 * r)} 0z`;
  return `M${corners.map(([a, b]) => `${at(x + r * a)} ${at(y + r * b)}`).join('L')}z`;
}
