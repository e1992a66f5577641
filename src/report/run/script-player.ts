/** Third part of the animation: time, controls and keys. */
export const SCRIPT_PLAYER = `
const start = () => {
  const find = (id) => document.getElementById(id);
  const data = JSON.parse(find('frames').textContent);
  const { times, dim } = data;
  const [first, last] = [times[0], times[times.length - 1]];
  const flock = flockOf(data);
  const [moment, tail] = [flock.blank(), []];
  const canvas = find('flock');
  const pen = canvas.getContext('2d', { willReadFrequently: data.n > data.shapesUpTo });
  const [play, scrub, rate, clock] = ['play', 'scrub', 'rate', 'clock'].map(find);
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const box = (id) => Boolean(find(id) && find(id).checked && !find(id).disabled);
  const spin = { turn: data.turn, tilt: data.tilt };
  let [t, playing, before, colours] = [first, false, 0, null];

  const readColours = () => {
    const style = getComputedStyle(canvas);
    const value = (name) => style.getPropertyValue('--' + name).trim();
    const many = (name, count) => Array.from({ length: count }, (_, k) => value(name + '-' + k));
    colours = { paper: value('card'), ink: value('ink'), line: value('line'), quiet: value('quiet'),
      label: many('label', data.labelColours), speed: many('speed', data.steps), heading: many('heading', data.steps) };
  };

  /* What the controls say. */
  const viewNow = () => ({ ...spin, colour: find('colour').value, follow: box('follow'), arrows: box('arrows'), trails: box('trails') && !still.matches,
    plane: find('plane') ? find('plane').value : 'space', top: 1.05 * data.fastest || 1 });

  const draw = () => {
    const [w, h, dots] = [canvas.clientWidth, canvas.clientHeight, Math.min(2, devicePixelRatio || 1)];
    if (w === 0) return;
    if (canvas.width !== Math.round(w * dots) || canvas.height !== Math.round(h * dots)) {
      canvas.width = Math.round(w * dots);
      canvas.height = Math.round(h * dots);
    }
    pen.setTransform(dots, 0, 0, dots, 0, 0);
    pen.clearRect(0, 0, w, h);
    pen.font = '12px ' + getComputedStyle(canvas).fontFamily;
    const view = viewNow();
    const scene = sceneOf(data, view, w, h);
    flock.at(t, moment);
    const phase = view.plane === 'phase';
    drawAxes(pen, data, scene, colours, dim === 1 ? (phase ? ['x', 'v'] : ['t', 'x']) : ['x\\u2081', 'x\\u2082'].map((name) => name + (view.follow ? ' from the centre' : '')));
    const line = dim === 1 && !phase;
    if (view.trails || line) {
      /* on a line the whole past is drawn, each time where it belongs */
      const count = line ? 60 : 16;
      const span = line ? t - first : 0.08 * (last - first);
      for (let j = 0; j < count; j++) flock.at(Math.max(first, t - (j * span) / (count - 1)), (tail[j] = tail[j] || flock.blank()));
      tail.length = count;
      if (data.n <= data.trailsUpTo) drawTrails(pen, data, scene, tail, colours);
    }
    drawAgents(pen, data, view, scene, moment, colours);
    clock.textContent = 't = ' + textOf(t);
    scrub.value = String(last > first ? (1000 * (t - first)) / (last - first) : 0);
    scrub.setAttribute('aria-valuetext', clock.textContent);
    canvas.dataset.t = String(t);
  };

  const stop = () => { playing = false; play.textContent = 'Play'; };
  const go = (time) => { t = Math.min(last, Math.max(first, time)); draw(); };
  const tick = (now) => {
    if (!playing) return;
    const gap = now - before;
    /* less motion: two pictures a second, nothing glides */
    if (!still.matches || gap >= 500) {
      before = now;
      go(t + (Math.min(gap, still.matches ? 500 : 100) * Number(rate.value) * (last - first)) / 12000);
    }
    if (t >= last) stop(); else requestAnimationFrame(tick);
  };
  const toggle = () => {
    if (playing) return stop();
    playing = true;
    play.textContent = 'Pause';
    if (t >= last) t = first;
    before = performance.now();
    requestAnimationFrame(tick);
  };
  const step = (by) => { stop(); const k = flock.frameAt(t); go(times[Math.min(times.length - 1, Math.max(0, by < 0 && t > times[k] ? k : k + by))]); };
  const turn = (a, b) => { spin.turn += a; spin.tilt = Math.min(1.57, Math.max(-1.57, spin.tilt + b)); draw(); };

  play.addEventListener('click', toggle);
  scrub.addEventListener('input', () => { stop(); go(first + (Number(scrub.value) / 1000) * (last - first)); });
  const choose = () => { document.querySelectorAll('[data-colour]').forEach((legend) => { legend.hidden = legend.dataset.colour !== find('colour').value; }); draw(); };
  for (const id of ['colour', 'arrows', 'trails', 'follow', 'plane']) if (find(id)) find(id).addEventListener('change', choose);
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { key, shiftKey } = event;
    const side = { ArrowLeft: -1, ArrowRight: 1 }[key];
    const rise = { ArrowUp: 1, ArrowDown: -1 }[key];
    if (key === ' ') toggle();
    else if (side && dim === 3 && shiftKey) turn(0.1 * side, 0);
    else if (side) step(side);
    else if (rise && dim === 3) turn(0, 0.1 * rise);
    else if (key === 'Home' || key === 'End') { stop(); go(key === 'Home' ? first : last); }
    else return;
    event.preventDefault();
  });
  if (dim === 3) {
    canvas.addEventListener('pointerdown', (event) => canvas.setPointerCapture(event.pointerId));
    canvas.addEventListener('pointermove', (event) => { if (canvas.hasPointerCapture(event.pointerId)) turn(event.movementX / 150, event.movementY / 150); });
    for (const button of document.querySelectorAll('[data-turn]')) button.addEventListener('click', () => turn(...button.dataset.turn.split(' ').map(Number)));
  }
  const repaint = () => { readColours(); draw(); };
  new MutationObserver(repaint).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  new ResizeObserver(draw).observe(canvas);
  readColours();
  choose();
};
document.addEventListener('DOMContentLoaded', () => { if (document.getElementById('frames')) start(); });
`;
