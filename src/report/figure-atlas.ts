import type { AtlasArrow } from './atlas-arrows.js';
import { escapeHtml } from './escape.js';
import { implicationText } from './implication-text.js';

type Point = readonly [x: number, y: number];

/** Centres of the properties: averages and forms at the left, supports at the right. */
const PLACES: Readonly<Record<string, Point>> = {
  invertible: [120, 45],
  normal: [370, 45],
  '1-contractive': [610, 45],
  symmetric: [120, 160],
  conservative: [610, 160],
  'positive-semidefinite': [120, 275],
  'ball-positive': [370, 275],
  '2-contractive': [610, 275],
  positive: [840, 45],
  primitive: [840, 160],
  irreducible: [840, 275],
  'has-gap': [840, 390],
  idempotent: [120, 390],
};
const [WIDTH, HEIGHT] = [1040, 425];

/** The premise of two that stands beside the arrow: the first of these. */
const BESIDE = ['idempotent', 'symmetric', 'conservative', 'positive-semidefinite'];
/** Around what stands between the two. */
const BOWS: Readonly<Record<string, number>> = { 'positive irreducible': 180 };
/** How far arrows between the same two properties bend apart, those that go down and those that go across. */
const SPREAD = { down: 60, across: 30 };

const HALF_HEIGHT = 17;
const GAP = 4;
const halfWidth = (name: string): number => 16 + name.length * 3.9;

/** An arrow that is drawn; `beside` is the second premise, and `both` says that it holds in both directions. */
interface Edge {
  readonly from: string;
  readonly to: string;
  readonly beside: string;
  readonly both: boolean;
  readonly claims: readonly AtlasArrow[];
}

/** The proved arrows with one or two premises between known properties, those that are each other's converse as one. */
function edgesOf(arrows: readonly AtlasArrow[]): Edge[] {
  const edges: Edge[] = [];
  for (const arrow of arrows) {
    const { claim, premises, conclusion } = arrow;
    const known = [...premises, conclusion].every((name) => Object.hasOwn(PLACES, name));
    if (claim.status !== 'proved' || !known || premises.length < 1 || premises.length > 2) continue;
    const beside = premises.length === 1 ? '' : (BESIDE.find((name) => premises.includes(name)) ?? premises[0]);
    const from = premises.find((name) => name !== beside)!;
    if (from === undefined || from === conclusion) continue;
    const twin = edges.findIndex((e) => e.from === conclusion && e.to === from && e.beside === beside);
    if (twin < 0) edges.push({ from, to: conclusion, beside, both: false, claims: [arrow] });
    else edges[twin] = { ...edges[twin], both: true, claims: [...edges[twin].claims, arrow] };
  }
  return edges;
}

/** The two ends of an edge from left to right, then from above: as bends count. */
function endsOf({ from, to }: Edge): readonly [string, string] {
  const [[x, y], [v, w]] = [PLACES[from], PLACES[to]];
  return x < v || (x === v && y < w) ? [from, to] : [to, from];
}

/** Where the ray from the centre of a property to a point leaves its box. */
function leave(name: string, [x, y]: Point): Point {
  const [a, b] = PLACES[name];
  const [dx, dy] = [x - a, y - b];
  const s = Math.min((halfWidth(name) + GAP) / Math.abs(dx), (HALF_HEIGHT + GAP) / Math.abs(dy));
  return [a + s * dx, b + s * dy];
}

const show = ([x, y]: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

function edgeSvg(edge: Edge, bow: number): string {
  const [a, b] = endsOf(edge);
  const [[x, y], [v, w]] = [PLACES[a], PLACES[b]];
  const length = Math.hypot(v - x, w - y);
  // Upward of an edge to the right, right of an edge downward.
  const normal: Point = [(w - y) / length, (x - v) / length];
  const at = (distance: number): Point => [(x + v) / 2 + distance * normal[0], (y + w) / 2 + distance * normal[1]];
  const bend = at(bow);
  const ends = [leave(edge.from, bend), leave(edge.to, bend)] as const;
  const marks = `${edge.both ? ' marker-start="url(#atlas-tip)"' : ''} marker-end="url(#atlas-tip)"`;
  const title = edge.claims.map((arrow) => `${implicationText(arrow)}, ${arrow.claim.id}`).join('; ');
  const path = `<path class="edge${edge.beside === '' ? '' : ' joint'}" d="M${show(ends[0])}Q${show(bend)} ${show(ends[1])}"${marks}><title>${escapeHtml(title)}</title></path>`;
  if (edge.beside === '') return path;
  const side = bow < 0 ? -1 : 1;
  const [lx, ly] = [0, 1].map((k) => (ends[0][k] + 2 * bend[k] + ends[1][k]) / 4 + 8 * side * normal[k]);
  const isUpright = Math.abs(normal[0]) > Math.abs(normal[1]);
  const anchor = isUpright ? (normal[0] * side > 0 ? 'start' : 'end') : 'middle';
  const drop = isUpright ? 5 : normal[1] * side > 0 ? 10 : 0;
  return `${path}<text class="beside" x="${lx.toFixed(1)}" y="${(ly + drop).toFixed(1)}" text-anchor="${anchor}">${escapeHtml(edge.beside)}</text>`;
}

function edgesSvg(edges: readonly Edge[]): string {
  const pairs = new Map<string, Edge[]>();
  for (const edge of edges) {
    const key = endsOf(edge).join(' ');
    pairs.set(key, [...(pairs.get(key) ?? []), edge]);
  }
  return [...pairs]
    .flatMap(([key, list]) => {
      const [[x], [v]] = endsOf(list[0]).map((name) => PLACES[name]);
      const spread = x === v ? SPREAD.down : SPREAD.across;
      // The longest label goes where there is room: left, or below.
      const sorted = list.toSorted((a, b) => b.beside.length - a.beside.length);
      return sorted.map((edge, k) => edgeSvg(edge, (BOWS[key] ?? 0) + spread * (k - (list.length - 1) / 2)));
    })
    .join('\n');
}

const nodeSvg = ([name, [x, y]]: readonly [string, Point]): string => {
  const half = halfWidth(name);
  return `<rect class="node" x="${(x - half).toFixed(1)}" y="${y - HALF_HEIGHT}" width="${(2 * half).toFixed(1)}" height="${2 * HALF_HEIGHT}" rx="9"/><text x="${x}" y="${y + 5}" text-anchor="middle">${name}</text>`;
};

/** The diagram of properties, drawn from the proved arrows; empty if there is none. */
export function figureAtlas(arrows: readonly AtlasArrow[]): string {
  const edges = edgesOf(arrows);
  if (edges.length === 0) return '';
  const drawn = edges.flatMap(({ claims }) => claims.map((arrow) => implicationText(arrow).replace('⇒', 'implies')));
  return `<figure class="diagram"><div class="scroll" tabindex="0" role="group" aria-label="Diagram of properties, scrolls">
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="figure-atlas-title figure-atlas-text">
<title id="figure-atlas-title">Proved implications between the properties of a model</title>
<desc id="figure-atlas-text">${escapeHtml(drawn.join('; '))}.</desc>
<defs><marker id="atlas-tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path class="tip" d="M0 0.500L10 5L0 9.500Z"/></marker></defs>
${edgesSvg(edges)}
${Object.entries(PLACES).map(nodeSvg).join('\n')}
</svg></div>
<figcaption>A solid arrow is an implication; a dashed one needs the property written beside it as well. Every arrow is proved.</figcaption></figure>`;
}
