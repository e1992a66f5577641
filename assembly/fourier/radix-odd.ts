/** Butterflies of 3, 5 and any other odd number of inputs. */
import { Sweep } from './sweep';
import { add, at, both, mul, put, sub } from './vector';

/** ½, sin(2π/3); cos(2π/5), cos(4π/5), sin(2π/5), sin(4π/5) */
const TABLE: usize = memory.data<f64>([
  0.5, 0.8660254037844386, 0.30901699437494745, -0.8090169943749475, 0.9510565162951535, 0.5877852522924731,
]);

export function radix3(t: Sweep): void {
  let w = t.twiddles;
  const xRow = t.xRow;
  const yRow = t.yRow;
  for (let p: usize = 0; p < t.count; p++, w += 32) {
    let x = t.x + p * t.xNext;
    let y = t.y + p * t.yNext;
    for (const end = x + t.runs * xRow; x != end; x += xRow, y += yRow)
      if (p == 0) three(false, x, t.xIm, t.xLeg, y, t.yIm, t.yLeg, t.width, w);
      else three(true, x, t.xIm, t.xLeg, y, t.yIm, t.yLeg, t.width, w);
  }
}

// @ts-ignore: decorator
@inline
function three(turn: bool, x: usize, xi: usize, xl: usize, y: usize, yi: usize, yl: usize, width: usize, w: usize): void {
  const half = both(TABLE);
  const sine = both(TABLE + 8);
  for (let k: usize = 0; k < width; k += 16) {
    const a = x + k;
    const b = a + xl;
    const c = b + xl;
    const ar = at(a);
    const ai = at(a + xi);
    const br = at(b);
    const bi = at(b + xi);
    const cr = at(c);
    const ci = at(c + xi);
    const sumR = add(br, cr);
    const sumI = add(bi, ci);
    const evenR = sub(ar, mul(half, sumR));
    const evenI = sub(ai, mul(half, sumI));
    // −i sin (b − c)
    const oddR = mul(sine, sub(bi, ci));
    const oddI = mul(sine, sub(cr, br));
    const o = y + k;
    put(false, o, yi, add(ar, sumR), add(ai, sumI), w);
    put(turn, o + yl, yi, add(evenR, oddR), add(evenI, oddI), w);
    put(turn, o + 2 * yl, yi, sub(evenR, oddR), sub(evenI, oddI), w + 16);
  }
}

export function radix5(t: Sweep): void {
  let w = t.twiddles;
  const xRow = t.xRow;
  const yRow = t.yRow;
  for (let p: usize = 0; p < t.count; p++, w += 64) {
    let x = t.x + p * t.xNext;
    let y = t.y + p * t.yNext;
    for (const end = x + t.runs * xRow; x != end; x += xRow, y += yRow)
      if (p == 0) five(false, x, t.xIm, t.xLeg, y, t.yIm, t.yLeg, t.width, w);
      else five(true, x, t.xIm, t.xLeg, y, t.yIm, t.yLeg, t.width, w);
  }
}

// @ts-ignore: decorator
@inline
function five(turn: bool, x: usize, xi: usize, xl: usize, y: usize, yi: usize, yl: usize, width: usize, w: usize): void {
  for (let k: usize = 0; k < width; k += 16) {
    const a = x + k;
    const b = a + xl;
    const c = b + xl;
    const d = c + xl;
    const e = d + xl;
    const br = at(b);
    const bi = at(b + xi);
    const er = at(e);
    const ei = at(e + xi);
    const s1r = add(br, er);
    const s1i = add(bi, ei);
    // −i (b − e)
    const g1r = sub(bi, ei);
    const g1i = sub(er, br);
    const cr = at(c);
    const ci = at(c + xi);
    const dr = at(d);
    const di = at(d + xi);
    const s2r = add(cr, dr);
    const s2i = add(ci, di);
    const g2r = sub(ci, di);
    const g2i = sub(dr, cr);
    const ar = at(a);
    const ai = at(a + xi);
    const c1 = both(TABLE + 16);
    const c2 = both(TABLE + 24);
    const d1 = both(TABLE + 32);
    const d2 = both(TABLE + 40);
    const o = y + k;
    put(false, o, yi, add(ar, add(s1r, s2r)), add(ai, add(s1i, s2i)), w);
    const e1r = add(ar, add(mul(c1, s1r), mul(c2, s2r)));
    const e1i = add(ai, add(mul(c1, s1i), mul(c2, s2i)));
    const o1r = add(mul(d1, g1r), mul(d2, g2r));
    const o1i = add(mul(d1, g1i), mul(d2, g2i));
    put(turn, o + yl, yi, add(e1r, o1r), add(e1i, o1i), w);
    put(turn, o + 4 * yl, yi, sub(e1r, o1r), sub(e1i, o1i), w + 48);
    const e2r = add(ar, add(mul(c2, s1r), mul(c1, s2r)));
    const e2i = add(ai, add(mul(c2, s1i), mul(c1, s2i)));
    const o2r = sub(mul(d2, g1r), mul(d1, g2r));
    const o2i = sub(mul(d2, g1i), mul(d1, g2i));
    put(turn, o + 2 * yl, yi, add(e2r, o2r), add(e2i, o2i), w + 16);
    put(turn, o + 3 * yl, yi, sub(e2r, o2r), sub(e2i, o2i), w + 32);
  }
}

/** Any odd radix: inputs k and radix − k together, whose sum meets the cosine and whose difference the sine. */
export function radixOdd(t: Sweep, radix: usize): void {
  for (let p: usize = 0; p < t.count; p++)
    for (let q: usize = 0; q < t.runs; q++)
      for (let k: usize = 0; k < t.width; k += 16) {
        const x = t.x + p * t.xNext + q * t.xRow + k;
        const y = t.y + p * t.yNext + q * t.yRow + k;
        odd(t, radix, x, y, t.twiddles + p * (radix - 1) * 16);
      }
}

function odd(t: Sweep, radix: usize, x: usize, y: usize, twiddles: usize): void {
  const half = (radix - 1) / 2;
  const ar = at(x);
  const ai = at(x + t.xIm);
  let totalR = ar;
  let totalI = ai;
  let s = t.sums;
  for (let k: usize = 1; k <= half; k++, s += 64) {
    const b = x + k * t.xLeg;
    const c = x + (radix - k) * t.xLeg;
    const br = at(b);
    const bi = at(b + t.xIm);
    const cr = at(c);
    const ci = at(c + t.xIm);
    const sumR = add(br, cr);
    const sumI = add(bi, ci);
    v128.store(s, sumR);
    v128.store(s, sumI, 16);
    v128.store(s, sub(br, cr), 32);
    v128.store(s, sub(bi, ci), 48);
    totalR = add(totalR, sumR);
    totalI = add(totalI, sumI);
  }
  put(false, y, t.yIm, totalR, totalI, 0);
  for (let l: usize = 1; l <= half; l++) {
    let evenR = ar;
    let evenI = ai;
    let oddR = f64x2.splat(0.0);
    let oddI = oddR;
    s = t.sums;
    for (let k: usize = 1, e = l; k <= half; k++, s += 64) {
      const cosine = both(t.roots + 16 * e);
      const sine = both(t.roots + 16 * e + 8);
      evenR = add(evenR, mul(v128.load(s), cosine));
      evenI = add(evenI, mul(v128.load(s, 16), cosine));
      oddR = sub(oddR, mul(v128.load(s, 48), sine));
      oddI = add(oddI, mul(v128.load(s, 32), sine));
      // e = k l mod radix
      e += l;
      if (e >= radix) e -= radix;
    }
    put(true, y + l * t.yLeg, t.yIm, add(evenR, oddR), add(evenI, oddI), twiddles + 16 * (l - 1));
    put(true, y + (radix - l) * t.yLeg, t.yIm, sub(evenR, oddR), sub(evenI, oddI), twiddles + 16 * (radix - l - 1));
  }
}
