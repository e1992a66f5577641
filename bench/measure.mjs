/** Uniform in [0, 1), seeded. */
export function uniform(seed, count) {
  let state = seed;
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const high = state >>> 5;
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (high * 67108864 + (state >>> 6)) / 9007199254740992;
  });
}

/**
 * Milliseconds of processor time, the least of several rounds: at least three, and as many as there is time for.
 *
 * @param rounds at most
 * @param seconds after which no more are begun
 */
export function fastest(run, rounds, seconds) {
  let best = Infinity;
  const end = performance.now() + 1000 * seconds;
  for (let round = 0; round < rounds && (round < 3 || performance.now() < end); round++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
