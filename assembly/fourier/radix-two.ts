/** Butterflies of 2, 4 and 8 inputs. */
import { Sweep } from './sweep';
import { add, at, both, mul, put, sub } from './vector';

const ROOT_HALF: usize = memory.data<f64>([0.7071067811865476]);

export function radix2(t: Sweep): void {
  let w = t.twiddles;
  const xRow = t.xRow;
  const yRow = t.yRow;
  for (let p: usize = 0; p < t.count; p++, w += 16) {
    let x = t.x + p * t.xNext;
    let y = t.y + p * t.yNext;
    for (const end = x + t.runs * xRow; x != end; x += xRow, y += yRow)
      if (p == 0) two(false, x, t.xIm, t.xLeg, y, t.yIm, t.yLeg, t.width, w);
      else two(true, x, t.xIm, t.xLeg, y, t.yIm, t.yLeg, t.width, w);
  }
}

// @ts-ignore: decorator
@inline
function two(turn: bool, x: usize, xi: usize, xl: usize, y: usize, yi: usize, yl: usize, width: usize, w: usize): void {
  for (let c: usize = 0; c < width; c += 16) {
    const a = x + c;
    const b = a + xl;
    const o = y + c;
    const ar = at(a);
    const ai = at(a + xi);
    const br = at(b);
    const bi = at(b + xi);
    put(false, o, yi, add(ar, br), add(ai, bi), w);
    put(turn, o + yl, yi, sub(ar, br), sub(ai, bi), w);
  }
}

export function radix4(t: Sweep): void {
  let w = t.twiddles;
  const xRow = t.xRow;
  const yRow = t.yRow;
  for (let p: usize = 0; p < t.count; p++, w += 48) {
    let x = t.x + p * t.xNext;
    let y = t.y + p * t.yNext;
    for (const end = x + t.runs * xRow; x != end; x += xRow, y += yRow)
      if (p == 0) four(false, x, t.xIm, t.xLeg, y, t.yIm, t.yLeg, t.width, w);
      else four(true, x, t.xIm, t.xLeg, y, t.yIm, t.yLeg, t.width, w);
  }
}

// @ts-ignore: decorator
@inline
function four(turn: bool, x: usize, xi: usize, xl: usize, y: usize, yi: usize, yl: usize, width: usize, w: usize): void {
  for (let k: usize = 0; k < width; k += 16) {
    const a = x + k;
    const b = a + xl;
    const c = b + xl;
    const d = c + xl;
    const ar = at(a);
    const ai = at(a + xi);
    const cr = at(c);
    const ci = at(c + xi);
    const sumR = add(ar, cr);
    const sumI = add(ai, ci);
    const gapR = sub(ar, cr);
    const gapI = sub(ai, ci);
    const br = at(b);
    const bi = at(b + xi);
    const dr = at(d);
    const di = at(d + xi);
    const evenR = add(br, dr);
    const evenI = add(bi, di);
    // −i (b − d)
    const oddR = sub(bi, di);
    const oddI = sub(dr, br);
    const o = y + k;
    const o1 = o + yl;
    const o2 = o1 + yl;
    put(false, o, yi, add(sumR, evenR), add(sumI, evenI), w);
    put(turn, o1, yi, add(gapR, oddR), add(gapI, oddI), w);
    put(turn, o2, yi, sub(sumR, evenR), sub(sumI, evenI), w + 16);
    put(turn, o2 + yl, yi, sub(gapR, oddR), sub(gapI, oddI), w + 32);
  }
}

export function radix8(t: Sweep): void {
  let w = t.twiddles;
  const xRow = t.xRow;
  const yRow = t.yRow;
  for (let p: usize = 0; p < t.count; p++, w += 112) {
    let x = t.x + p * t.xNext;
    let y = t.y + p * t.yNext;
    for (const end = x + t.runs * xRow; x != end; x += xRow, y += yRow)
      if (p == 0) eight(false, x, t.xIm, t.xLeg, y, t.yIm, t.yLeg, t.width, w);
      else eight(true, x, t.xIm, t.xLeg, y, t.yIm, t.yLeg, t.width, w);
  }
}

/** Inputs of odd number by a butterfly of four, turned by eighths of the circle; then those of even number. */
// @ts-ignore: decorator
@inline
function eight(turn: bool, x: usize, xi: usize, xl: usize, y: usize, yi: usize, yl: usize, width: usize, w: usize): void {
  const h = both(ROOT_HALF);
  for (let k: usize = 0; k < width; k += 16) {
    const a = x + k;
    let p = a + xl;
    const b1r = at(p);
    const b1i = at(p + xi);
    p += 2 * xl;
    const b3r = at(p);
    const b3i = at(p + xi);
    p += 2 * xl;
    const b5r = at(p);
    const b5i = at(p + xi);
    p += 2 * xl;
    const b7r = at(p);
    const b7i = at(p + xi);
    const s1r = add(b1r, b5r);
    const s1i = add(b1i, b5i);
    const g1r = sub(b1r, b5r);
    const g1i = sub(b1i, b5i);
    const s3r = add(b3r, b7r);
    const s3i = add(b3i, b7i);
    // −i (b₃ − b₇)
    const g3r = sub(b3i, b7i);
    const g3i = sub(b7r, b3r);
    const q0r = add(s1r, s3r);
    const q0i = add(s1i, s3i);
    // −i (…)
    const q2r = sub(s1i, s3i);
    const q2i = sub(s3r, s1r);
    const er = add(g1r, g3r);
    const ei = add(g1i, g3i);
    const fr = sub(g1r, g3r);
    const fi = sub(g1i, g3i);
    // times exp(−πi/4) and exp(−3πi/4)
    const q1r = mul(h, add(er, ei));
    const q1i = mul(h, sub(ei, er));
    const q3r = mul(h, sub(fi, fr));
    const q3i = mul(h, sub(sub(f64x2.splat(0.0), fr), fi));

    p = a + 4 * xl;
    const a0r = at(a);
    const a0i = at(a + xi);
    const a4r = at(p);
    const a4i = at(p + xi);
    const s0r = add(a0r, a4r);
    const s0i = add(a0i, a4i);
    const g0r = sub(a0r, a4r);
    const g0i = sub(a0i, a4i);
    p = a + 2 * xl;
    const a2r = at(p);
    const a2i = at(p + xi);
    p += 4 * xl;
    const a6r = at(p);
    const a6i = at(p + xi);
    const s2r = add(a2r, a6r);
    const s2i = add(a2i, a6i);
    const g2r = sub(a2i, a6i);
    const g2i = sub(a6r, a2r);

    const o = y + k;
    const far = o + 4 * yl;
    const p0r = add(s0r, s2r);
    const p0i = add(s0i, s2i);
    put(false, o, yi, add(p0r, q0r), add(p0i, q0i), w);
    put(turn, far, yi, sub(p0r, q0r), sub(p0i, q0i), w + 48);
    const p1r = add(g0r, g2r);
    const p1i = add(g0i, g2i);
    put(turn, o + yl, yi, add(p1r, q1r), add(p1i, q1i), w);
    put(turn, far + yl, yi, sub(p1r, q1r), sub(p1i, q1i), w + 64);
    const p2r = sub(s0r, s2r);
    const p2i = sub(s0i, s2i);
    put(turn, o + 2 * yl, yi, add(p2r, q2r), add(p2i, q2i), w + 16);
    put(turn, far + 2 * yl, yi, sub(p2r, q2r), sub(p2i, q2i), w + 80);
    const p3r = sub(g0r, g2r);
    const p3i = sub(g0i, g2i);
    put(turn, o + 3 * yl, yi, add(p3r, q3r), add(p3i, q3i), w + 32);
    put(turn, far + 3 * yl, yi, sub(p3r, q3r), sub(p3i, q3i), w + 96);
  }
}
