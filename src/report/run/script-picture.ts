/** Second part of the animation: draws one moment on the canvas. */
export const SCRIPT_PICTURE = `
/* Where a moment of the flock falls on w x h pixels; view is what the controls say. */
const sceneOf = (data, view, w, h) => {
  const { dim, periods } = data;
  const box = view.follow ? data.moving : data.fixed;
  const pad = { left: dim === 3 ? 8 : 44, right: 10, top: 10, bottom: dim === 3 ? 8 : 26 };
  let [low, high] = [box.low.slice(0, 2), box.high.slice(0, 2)];
  if (dim === 1 && view.plane === 'phase') [low, high] = [[box.low[0], -view.top], [box.high[0], view.top]];
  else if (dim === 1) [low, high] = [[data.times[0], data.fixed.low[0]], [data.times[data.times.length - 1], data.fixed.high[0]]];
  const spin = dim === 3 && turned(view.turn, view.tilt);
  const middle = box.low.map((value, c) => (value + box.high[c]) / 2);
  const seen = [0, 0, 0];
  if (spin) {
    const radius = Math.hypot(...box.high.map((value, c) => (value - box.low[c]) / 2)) || 1;
    [low, high] = [[-radius, -radius], [radius, radius]];
  }
  const [room, tall] = [w - pad.left - pad.right, h - pad.top - pad.bottom];
  let [sx, sy] = [room / (high[0] - low[0] || 1), tall / (high[1] - low[1] || 1)];
  if (dim > 1) sx = sy = Math.min(sx, sy);
  const left = pad.left + (room - sx * (high[0] - low[0])) / 2;
  const bottom = h - pad.bottom - (tall - sy * (high[1] - low[1])) / 2;
  const put = (a, b, out) => { out[0] = left + (a - low[0]) * sx; out[1] = bottom - (b - low[1]) * sy; return out; };
  const putSpace = (a, b, c, out) => { spin(a - middle[0], b - middle[1], c - middle[2], seen); put(seen[0], seen[1], out); out[2] = seen[2]; return out; };
  const place = (moment, i, out) => {
    const at = (c) => wrap(moment.x[i * dim + c] - (view.follow ? moment.centre[c] : 0), periods[c]);
    if (dim === 1) return view.plane === 'phase' ? put(at(0), moment.v[i], out) : put(moment.t, at(0), out);
    return dim === 2 ? put(at(0), at(1), out) : putSpace(at(0), at(1), at(2), out);
  };
  const arrow = (moment, i, out) => {
    const speed = moment.v.subarray(i * dim, (i + 1) * dim);
    const scale = data.fastest > 0 ? 26 / data.fastest : 0;
    if (dim === 1) { out[0] = view.plane === 'phase' ? scale * speed[0] : 12; out[1] = view.plane === 'phase' ? 0 : -12 * speed[0] * sy / sx; const length = Math.hypot(out[0], out[1]); out[0] *= 18 / Math.max(18, length); out[1] *= 18 / Math.max(18, length); }
    else if (dim === 2) { out[0] = scale * speed[0]; out[1] = -scale * speed[1]; }
    else { spin(speed[0], speed[1], speed[2], seen); out[0] = scale * seen[0]; out[1] = -scale * seen[1]; }
    return out;
  };
  return { low, high, left, bottom, sx, sy, put, putSpace, place, arrow, box, spin };
};

/* Steps of 1, 2 or 5 times a power of ten, about so many. */
const ticksOf = (low, high, count) => {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((k) => k * power).find((s) => s >= rough * 0.999);
  const ticks = [];
  for (let k = Math.ceil(low / step); k <= high / step + 1e-9 && ticks.length < 20; k++) ticks.push(k * step);
  return ticks;
};
const textOf = (x) => String(Number(x.toPrecision(3))).replace('-', '\\u2212');

const drawAxes = (pen, data, scene, colours, names) => {
  const { low, high, left, bottom, sx, sy, box, spin } = scene;
  pen.lineWidth = 1;
  pen.strokeStyle = colours.line;
  pen.fillStyle = colours.quiet;
  const end = [0, 0, 0];
  if (spin) {
    pen.beginPath();
    const corner = (bits, out) => scene.putSpace(...[0, 1, 2].map((c) => ((bits >> c) & 1 ? box.high[c] : box.low[c])), out);
    for (const bits of [0, 3, 5, 6]) for (const axis of [1, 2, 4]) {
      corner(bits, end); pen.moveTo(end[0], end[1]);
      corner(bits ^ axis, end); pen.lineTo(end[0], end[1]);
    }
    pen.stroke();
    pen.textAlign = 'center'; pen.textBaseline = 'middle';
    [1, 2, 4].forEach((axis, c) => { corner(axis, end); pen.fillText('x' + '\\u2081\\u2082\\u2083'[c] + ' = ' + textOf(box.high[c]), Math.min(Math.max(end[0], 34), pen.canvas.clientWidth - 34), end[1] - 8); });
    return;
  }
  const [right, top] = [left + sx * (high[0] - low[0]), bottom - sy * (high[1] - low[1])];
  pen.strokeRect(left, top, right - left, bottom - top);
  pen.textAlign = 'center'; pen.textBaseline = 'top';
  for (const tick of ticksOf(low[0], high[0], Math.max(2, (right - left) / 90))) {
    const x = left + (tick - low[0]) * sx;
    if (x < right - 22) pen.fillText(textOf(tick), x, bottom + 6);
    pen.beginPath(); pen.moveTo(x, bottom); pen.lineTo(x, bottom + 4); pen.stroke();
  }
  pen.textAlign = 'right'; pen.textBaseline = 'middle';
  for (const tick of ticksOf(low[1], high[1], Math.max(2, (bottom - top) / 60))) {
    const y = bottom - (tick - low[1]) * sy;
    if (y > top + 12) pen.fillText(textOf(tick), left - 7, y);
    pen.beginPath(); pen.moveTo(left - 4, y); pen.lineTo(left, y); pen.stroke();
  }
  pen.fillStyle = colours.ink;
  pen.textBaseline = 'top'; pen.fillText(names[0], right, bottom + 6);
  pen.textAlign = 'right'; pen.fillText(names[1], left - 7, top - 4);
};

/* A jump over more than half of the picture is a way round the torus, not a line. */
const drawTrails = (pen, data, scene, moments, colours) => {
  const { n, periods } = data;
  const round = periods.some((period) => period !== null);
  const far = 0.4 * Math.min(scene.sx * (scene.high[0] - scene.low[0]), scene.sy * (scene.high[1] - scene.low[1]));
  const [a, b] = [[0, 0, 0], [0, 0, 0]];
  pen.strokeStyle = colours.ink;
  pen.lineWidth = 1;
  for (let j = 1; j < moments.length; j++) {
    pen.globalAlpha = 0.5 * (1 - j / moments.length);
    pen.beginPath();
    for (let i = 0; i < n; i++) {
      scene.place(moments[j - 1], i, a);
      scene.place(moments[j], i, b);
      if (round && Math.hypot(a[0] - b[0], a[1] - b[1]) > far) continue;
      pen.moveTo(a[0], a[1]); pen.lineTo(b[0], b[1]);
    }
    pen.stroke();
  }
  pen.globalAlpha = 1;
};

/* Which colour an agent has: its label's, or a step of speed or heading. */
const toneOf = (data, view, moment) => {
  const { dim, labels, fastest, steps, labelColours } = data;
  const v = moment.v;
  if (view.colour === 'speed') return (i) => {
    let squares = 0;
    for (let c = i * dim; c < (i + 1) * dim; c++) squares += v[c] * v[c];
    return Math.min(steps - 1, Math.floor((steps * Math.sqrt(squares)) / fastest) || 0);
  };
  if (view.colour === 'heading') return dim === 1
    ? (i) => (v[i] < 0 ? steps / 2 : 0)
    : (i) => Math.floor(((Math.atan2(v[i * dim + 1], v[i * dim]) / (2 * Math.PI) + 1 + 0.5 / steps) * steps)) % steps;
  return (i) => (labels ? labels[i] % labelColours : 0);
};

/* Squares of whole pixels, written into the picture: a hundred thousand of them as rectangles take a second. */
const drawDots = (pen, places, tones, palette, width) => {
  const { canvas } = pen;
  const [w, h, dots] = [canvas.width, canvas.height, pen.getTransform().a];
  const picture = pen.getImageData(0, 0, w, h);
  const pixels = new Uint32Array(picture.data.buffer);
  const side = Math.max(1, Math.round(width * dots));
  /* red, green, blue and opacity from the lowest byte up */
  const inks = palette.map((colour) => {
    const [r, g, b] = [1, 3, 5].map((k) => parseInt(colour.slice(k, k + 2), 16));
    return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
  });
  for (let i = 0; i < tones.length; i++) {
    const [x0, y0, ink] = [Math.round(places[2 * i] * dots - side / 2), Math.round(places[2 * i + 1] * dots - side / 2), inks[tones[i]]];
    if (!(x0 > -side && x0 < w && y0 > -side && y0 < h)) continue;
    for (let y = Math.max(0, y0); y < Math.min(h, y0 + side); y++) pixels.fill(ink, y * w + Math.max(0, x0), y * w + Math.min(w, x0 + side));
  }
  pen.putImageData(picture, 0, 0);
};

const drawAgents = (pen, data, view, scene, moment, colours) => {
  const { n, shapes, labels } = data;
  const palette = colours[view.colour];
  const tones = new Uint8Array(n);
  const tone = toneOf(data, view, moment);
  for (let i = 0; i < n; i++) tones[i] = tone(i);
  const [places, sizes] = [new Float32Array(2 * n), new Float32Array(n).fill(1)];
  const spot = [0, 0, 0];
  for (let i = 0; i < n; i++) { scene.place(moment, i, spot); places[2 * i] = spot[0]; places[2 * i + 1] = spot[1]; if (scene.spin) sizes[i] = 1 + (0.45 * spot[2]) / scene.high[0]; }
  /* in space, what is nearer is larger */
  const size = Math.min(5, Math.max(0.7, 90 / Math.sqrt(n)));
  const small = n > data.shapesUpTo;
  for (let k = 0; k < palette.length; k++) {
    pen.fillStyle = pen.strokeStyle = palette[k];
    if (view.arrows) {
      pen.lineWidth = n > 800 ? 0.8 : 1.3;
      pen.beginPath();
      for (let i = 0; i < n; i++) {
        if (tones[i] !== k) continue;
        scene.arrow(moment, i, spot);
        const [x, y, a, b] = [places[2 * i], places[2 * i + 1], spot[0], spot[1]];
        pen.moveTo(x, y); pen.lineTo(x + a, y + b);
        if (n > 800 || Math.abs(a) + Math.abs(b) < 8) continue;
        const barb = 4 / Math.hypot(a, b);
        pen.moveTo(x + a - barb * (a + 0.6 * b), y + b - barb * (b - 0.6 * a)); pen.lineTo(x + a, y + b);
        pen.lineTo(x + a - barb * (a - 0.6 * b), y + b - barb * (b + 0.6 * a));
      }
      pen.stroke();
    }
    if (small) continue;
    pen.beginPath();
    for (let i = 0; i < n; i++) {
      if (tones[i] !== k) continue;
      const [x, y, radius] = [places[2 * i], places[2 * i + 1], size * sizes[i]];
      const corners = shapes[labels ? labels[i] % shapes.length : 0];
      if (corners.length === 0) { pen.moveTo(x + radius, y); pen.arc(x, y, radius, 0, 7); continue; }
      corners.forEach(([a, b], j) => { if (j === 0) pen.moveTo(x + radius * a, y + radius * b); else pen.lineTo(x + radius * a, y + radius * b); });
      pen.closePath();
    }
    pen.fill();
  }
  if (small) drawDots(pen, places, tones, palette, 2 * size);
};
`;
