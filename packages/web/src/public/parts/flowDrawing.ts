import type { Answer } from './answers.ts';

/** Regions and what passed between them. */
export type Flows = Answer<'/api/v1/market/flows'>;
type Flow = Flows['flows'][number];

/** The drawing's size in its own units; text of 15 stays readable on a phone. */
export const drawing = { width: 360, height: 260, nodeRadius: 10, flatMargin: 50 } as const;

const ring = { x: 180, y: 122, rx: 120, ry: 82 } as const;

type Point = { readonly x: number; readonly y: number };

/** A region's place: side by side for two, on a ring for more. No map: the platform knows who trades, not where borders run. */
export const placeOf = (at: number, count: number): Point => {
  const angle = Math.PI + (2 * Math.PI * at) / Math.max(count, 1);
  return { x: ring.x + ring.rx * Math.cos(angle), y: ring.y + ring.ry * Math.sin(angle) };
};

const lineMin = 1.5;
const lineMax = 8;

/** Width of an arrow: its area grows with the rows. */
const widthOf = (rows: number, most: number): number =>
  most === 0 ? lineMin : lineMin + (lineMax - lineMin) * Math.sqrt(rows / most);

const towards = (from: Point, to: Point, distance: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * distance) / length, y: from.y + ((to.y - from.y) * distance) / length };
};

const round = (value: number): string => value.toFixed(1);

/** How far an arrow bends aside, so that both directions can be told apart. */
const bend = 34;
const gap = 18;

const curve = (from: Point, to: Point): string => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const middle = {
    x: (from.x + to.x) / 2 - ((to.y - from.y) * bend) / length,
    y: (from.y + to.y) / 2 + ((to.x - from.x) * bend) / length,
  };
  const [start, end] = [towards(from, middle, gap), towards(to, middle, gap + 10)];
  return `M${round(start.x)} ${round(start.y)}Q${round(middle.x)} ${round(middle.y)} ${round(end.x)} ${round(end.y)}`;
};

const loop = ({ x, y }: Point): string =>
  `M${round(x - 10)} ${round(y - 14)}C${round(x - 40)} ${round(y - 60)} ${round(x + 40)} ${round(y - 60)} ${round(x + 12)} ${round(y - 18)}`;

/** An arrow to be drawn: its path and the width of its line. */
export type Arrow = { readonly key: string; readonly path: string; readonly width: number };

/** Arrows of all flows between known regions. */
export const arrowsOf = ({ regions, flows }: Pick<Flows, 'regions' | 'flows'>): readonly Arrow[] => {
  const most = Math.max(0, ...flows.map(({ rowsDelivered }) => rowsDelivered));
  const indexOf = (code: string): number => regions.findIndex((region) => region.code === code);
  return flows.flatMap(({ from, to, rowsDelivered }) => {
    const [a, b] = [indexOf(from.code), indexOf(to.code)];
    if (a < 0 || b < 0) return [];
    const [start, end] = [placeOf(a, regions.length), placeOf(b, regions.length)];
    const path = a === b ? loop(start) : curve(start, end);
    return [{ key: `${from.code} ${to.code}`, path, width: widthOf(rowsDelivered, most) }];
  });
};

/** The flow with most rows; undefined when nothing passed. */
export const largestOf = (flows: readonly Flow[]): Flow | undefined =>
  [...flows].sort((a, b) => b.rowsDelivered - a.rowsDelivered)[0];
