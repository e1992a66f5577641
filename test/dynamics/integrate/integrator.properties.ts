import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  IntegrateOptions,
  IntegrateResult,
  OdeEvent,
  OdeProblem,
} from '../../../src/dynamics/integrate/problem.js';
import { CLOSED_FORMS, oscillator, problemOf, twoAgents } from './closed-forms.js';

export type Integrator = (
  problem: OdeProblem,
  y0: Float64Array,
  t0: number,
  t1: number,
  options?: IntegrateOptions,
) => IntegrateResult;

export const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((m, x, i) => (Math.abs(x - b[i]) <= m ? m : Math.abs(x - b[i])), 0);

const scalar = (f: (t: number, y: number) => number): OdeProblem => problemOf(1, (t, y) => [f(t, y[0])]);
const start = (...y: number[]): Float64Array => Float64Array.from(y);
const cosine: OdeEvent = { name: 'cos', value: (_, y) => y[0] };
const seen = ({ events }: IntegrateResult): [string, number, number][] =>
  events.map(({ name, t, direction }) => [name, t, direction]);

/** What every integrator does. */
export function describeIntegrator(name: string, integrate: Integrator): void {
  describe(name, () => {
    describe.each(CLOSED_FORMS)('on $name', ({ problem, from, to, solution, growth }) => {
      const y0 = Float64Array.from(solution(from));

      it.each([1e-5, 1e-8, 1e-11])('is within its error estimate at tolerance %d', (rtol) => {
        const times = Array.from({ length: 101 }, (_, k) => (k === 100 ? to : from + ((to - from) * k) / 100));
        const result = integrate(problem, y0, from, to, { rtol, atol: rtol, times });
        expect(result.status).toBe('finished');
        expect(result.t).toBe(to);
        // The estimate indicates local errors, to a factor of a few; the growth is what the problem makes of them. Rounding
        // is a few units a step.
        const size = Math.max(...times.flatMap((t) => solution(t).map(Math.abs)));
        const bound = growth * (4 * result.errorEstimate + rtol + 8 * result.steps * Number.EPSILON * size);
        expect(distance(result.y, solution(to))).toBeLessThanOrEqual(bound);
        expect(result.states).toHaveLength(101 * problem.size);
        times.forEach((t, k) => {
          const state = result.states.subarray(k * problem.size, (k + 1) * problem.size);
          // the polynomial adds an error of its own, of the size of the tolerance
          expect(distance(state, solution(t))).toBeLessThanOrEqual(bound + 100 * rtol * size);
        });
      });

      it('has an error that falls with the tolerance', () => {
        const error = (rtol: number): number =>
          distance(integrate(problem, y0, from, to, { rtol, atol: rtol }).y, solution(to));
        expect(error(1e-11)).toBeLessThan(1e-3 * error(1e-5) + 1e-12);
      });
    });

    it('keeps what the steps say: their ends meet, and the polynomial has the states at its ends', () => {
      const ends: number[] = [];
      const [left, right] = [start(0, 0), start(0, 0)];
      let last = start(1, 0);
      integrate(oscillator, start(1, 0), 0, -10, {
        onStep(step) {
          expect(step.from).toBe(ends[ends.length - 1] ?? 0);
          step.at(step.from, left);
          step.at(step.to, right);
          expect(distance(left, last)).toBeLessThanOrEqual(4 * Number.EPSILON);
          expect(distance(right, step.y)).toBeLessThanOrEqual(1e-12);
          last = step.y.slice();
          ends.push(step.to);
        },
      });
      expect(ends[ends.length - 1]).toBe(-10);
    });

    it('counts the right-hand sides that are evaluated', () => {
      let calls = 0;
      const counting = {
        size: 2,
        rightSide: (t: number, y: Float64Array, dy: Float64Array) => (calls++, oscillator.rightSide(t, y, dy)),
      };
      const { rightSides } = integrate(counting, start(1, 0), 0, 9, { times: [1, 2, 3], events: [cosine] });
      expect(rightSides).toBe(calls);
    });

    it('does not touch its arguments, and takes steps no longer than maxStep', () => {
      const y0 = start(1, 0);
      const lengths: number[] = [];
      integrate(oscillator, y0, 0, 5, { maxStep: 0.125, onStep: ({ from, to }) => void lengths.push(to - from) });
      expect([...y0]).toEqual([1, 0]);
      // differences of times up to 5
      expect(Math.max(...lengths)).toBeLessThanOrEqual(0.125 + 5 * Number.EPSILON);
    });

    it('goes in two legs where it goes in one', () => {
      fc.assert(
        fc.property(
          fc.double({ min: 0.05, max: 0.95, noNaN: true }),
          fc.double({ min: 0.5, max: 3, noNaN: true }),
          fc.double({ min: -3, max: 3, noNaN: true }),
          (part, beta, v) => {
            const y0 = start(0, 1, v, 0.25);
            const [problem, end] = [twoAgents(beta), 4];
            const one = integrate(problem, y0, 0, end);
            const leg = integrate(problem, y0, 0, part * end);
            const two = integrate(problem, leg.y, part * end, end);
            // d/dt of a difference is at most (1 + |φ′||v| + φ) of it, |φ′| ≤ β/2; the difference in v can not grow beyond
            const estimates = one.errorEstimate + leg.errorEstimate + two.errorEstimate + 1e-11;
            expect(distance(one.y, two.y)).toBeLessThanOrEqual(100 * estimates);
          },
        ),
        { seed: 7, numRuns: 40 },
      );
    });

    it('comes back to where it started', () => {
      fc.assert(
        fc.property(
          fc.double({ min: -3, max: 3, noNaN: true }),
          fc.double({ min: -2, max: 2, noNaN: true }),
          fc.double({ min: 0.1, max: 6, noNaN: true }),
          (angle, speed, end) => {
            const pendulum = problemOf(2, (_, y) => [y[1], -Math.sin(y[0])]);
            const y0 = start(angle, speed);
            const there = integrate(pendulum, y0, 0, end);
            const back = integrate(pendulum, there.y, end, 0);
            // ‖Df‖ ≤ 1
            const bound = Math.exp(end) * (there.errorEstimate + back.errorEstimate + 1e-14 * there.steps);
            expect(distance(back.y, y0)).toBeLessThanOrEqual(bound);
          },
        ),
        { seed: 8, numRuns: 40 },
      );
    });

    describe('where the solution ends', () => {
      it.each([
        ['y′ = y²', scalar((_, y) => y * y), 1, 1],
        ['y′ = 1 + y²', scalar((_, y) => 1 + y * y), 0, Math.PI / 2],
        ['y′ = e^y', scalar((_, y) => Math.exp(y)), 0, 1],
        ['y′ = y^(3/2)', scalar((_, y) => y ** 1.5), 1, 2],
        ['y′ = y³, y(0) = −2', scalar((_, y) => y ** 3), -2, 1 / 8],
      ])('brackets the blow-up of %s', (name, problem, y0, time) => {
        for (const rtol of [1e-6, 1e-9, 1e-12]) {
          const result = integrate(problem, start(y0), 0, 3, { rtol, atol: rtol });
          // e^y is infinite for y > 710, where a step that goes too far may be.
          expect(result.status === 'step-too-small' || (name.includes('e^y') && result.status === 'undefined')).toBe(
            true,
          );
          const [low, high] = result.bracket!;
          expect(low).toBeLessThanOrEqual(time);
          expect(high).toBeGreaterThanOrEqual(time);
          expect(high - low).toBeLessThanOrEqual(300 * rtol * time);
          expect(result.advice).toMatch(/blows up|the solution ends/);
          expect(result.steps + result.rejected).toBeLessThan(2000);
        }
      });

      it('brackets it backwards in time, smaller time first', () => {
        const { bracket, status } = integrate(
          scalar((_, y) => -y * y),
          start(1),
          0,
          -3,
        );
        expect(status).toBe('step-too-small');
        expect(bracket![0]).toBeLessThanOrEqual(-1);
        expect(bracket![1]).toBeGreaterThanOrEqual(-1);
        expect(bracket![1] - bracket![0]).toBeLessThan(1e-6);
      });

      it.each([
        ['√(1 − t) is not a number', (t: number) => Math.sqrt(1 - t), 1],
        ['1 / (t < 1/3) is infinite', (t: number) => 1 / Number(t < 1 / 3), 1 / 3],
        [
          'it throws',
          (t: number) => {
            if (t > 0.7) throw new RangeError('no neighbours');
            return 1;
          },
          0.7,
        ],
      ])('is undefined where %s, with the time in a bracket', (_, f, time) => {
        const result = integrate(scalar(f), start(0), 0, 3);
        expect(result.status).toBe('undefined');
        const [low, high] = result.bracket!;
        expect(low).toBeLessThanOrEqual(time);
        expect(high).toBeGreaterThanOrEqual(time);
        expect(high - low).toBeLessThan(1e-6);
        expect(result.rightSides).toBeLessThan(20_000);
      });

      it('is undefined where the state leaves the domain, y′ = −√y', () => {
        const { status, bracket, t } = integrate(
          scalar((_, y) => -Math.sqrt(y)),
          start(1),
          0,
          3,
        );
        expect(status).toBe('undefined');
        // Below the absolute tolerance of 1e-12 in y the time is known to its root.
        expect(bracket![0]).toBeLessThanOrEqual(2 + 1e-6);
        expect(bracket![1]).toBeGreaterThanOrEqual(2 - 1e-6);
        expect(bracket![1] - bracket![0]).toBeLessThan(1e-5);
        expect(t).toBeCloseTo(2, 5);
      });

      it('keeps what was thrown', () => {
        const error = new RangeError('agent 3 sees no mass');
        const throwing = scalar((t) => {
          if (t >= 1) throw error;
          return 1;
        });
        const { cause, advice } = integrate(throwing, start(0), 0, 2);
        expect(cause).toBe(error);
        expect(advice).toContain('agent 3 sees no mass');
      });

      it.each([0, 5, -5])('does not spin on a right side that is NaN everywhere, from t = %d', (t0) => {
        const nowhere = integrate(
          scalar(() => NaN),
          start(1),
          t0,
          9,
        );
        expect(nowhere).toMatchObject({ status: 'undefined', t: t0, steps: 0, rightSides: 1, bracket: [t0, t0] });
        const after = integrate(
          scalar((t) => (t > t0 ? NaN : 1)),
          start(1),
          t0,
          9,
        );
        expect(after.status).toBe('undefined');
        expect(after.rightSides).toBeLessThan(20_000);
      });

      it('stops after maxSteps, rejected ones included', () => {
        const result = integrate(oscillator, start(1, 0), 0, 1000, { maxSteps: 20 });
        expect(result.status).toBe('too-many-steps');
        expect(result.steps + result.rejected).toBe(20);
        expect(result.advice).toMatch(/20 steps, t = /);
      });

      it('stops where onStep says so', () => {
        let steps = 0;
        const { status, t, y } = integrate(oscillator, start(1, 0), 0, 100, { onStep: () => ++steps < 3 });
        expect([status, steps]).toEqual(['interrupted', 3]);
        expect(distance(y, [Math.cos(t), -Math.sin(t)])).toBeLessThan(1e-7);
      });

      it('has the states of the times that were reached', () => {
        const { states } = integrate(
          scalar((_, y) => y * y),
          start(1),
          0,
          2,
          { times: [0, 0.5, 1.5, 2] },
        );
        expect(states).toHaveLength(2);
        expect(distance(states, [1, 2])).toBeLessThan(1e-7);
      });

      it('needs no step from a time to itself', () => {
        const result = integrate(oscillator, start(1, 0), 2, 2, { times: [2, 2] });
        expect(result).toMatchObject({ status: 'finished', t: 2, steps: 0 });
        expect([...result.states]).toEqual([1, 0, 1, 0]);
      });
    });

    describe('finds events', () => {
      it('where they are, in order, with their directions and the states there', () => {
        const result = integrate(oscillator, start(1, 0), 0, 20, { events: [cosine] });
        expect(result.events).toHaveLength(6);
        result.events.forEach(({ t, y, direction }, k) => {
          expect(t).toBeCloseTo((k + 0.5) * Math.PI, 7);
          expect(direction).toBe(k % 2 === 0 ? -1 : 1);
          expect(Math.abs(y[0])).toBeLessThan(1e-14);
          // on zero or on the side that it leads to
          expect(y[0] * direction).toBeGreaterThanOrEqual(0);
        });
      });

      it('of one direction only, along the run, backwards too', () => {
        const rising = { ...cosine, direction: 1 as const };
        const forward = integrate(oscillator, start(1, 0), 0, 10, { events: [rising] });
        expect(forward.events.map(({ t }) => t / Math.PI)).toEqual([expect.closeTo(1.5, 8)]);
        const back = integrate(oscillator, start(1, 0), 0, -10, { events: [rising] });
        expect(back.events.map(({ t }) => t / Math.PI)).toEqual([expect.closeTo(-1.5, 8)]);
      });

      it('that touch, once each, and not those of a direction', () => {
        const touch = { name: 'touch', value: (_: number, y: Float64Array) => 1 + y[0] };
        const { events } = integrate(oscillator, start(1, 0), 0, 20, { events: [touch] });
        expect(events.map(({ direction }) => direction)).toEqual([0, 0, 0]);
        events.forEach(({ t }, k) => expect(t).toBeCloseTo((2 * k + 1) * Math.PI, 6));
        for (const direction of [1, -1] as const)
          expect(integrate(oscillator, start(1, 0), 0, 20, { events: [{ ...touch, direction }] }).events).toEqual([]);
      });

      it('that nearly touch as what they are: nothing, or two crossings', () => {
        const near = (gap: number): OdeEvent => ({ name: 'near', value: (_, y) => 1 + gap + y[0] });
        const options = (gap: number): IntegrateOptions => ({ events: [near(gap)], rtol: 1e-12, atol: 1e-14 });
        expect(seen(integrate(oscillator, start(1, 0), 0, 5, options(1e-8)))).toEqual([]);
        const half = Math.acos(1 - 1e-8);
        expect(seen(integrate(oscillator, start(1, 0), 0, 5, options(-1e-8)))).toEqual([
          ['near', expect.closeTo(Math.PI - half, 6), -1],
          ['near', expect.closeTo(Math.PI + half, 6), 1],
        ]);
      });

      it('that touch within a slack of their own', () => {
        const value = (_: number, y: Float64Array): number => 1.001 + y[0];
        const run = (slack?: number) =>
          integrate(oscillator, start(1, 0), 0, 5, { events: [{ name: 'near', value, ...(slack && { slack }) }] });
        expect(run().events).toEqual([]);
        expect(run(0.01).events).toHaveLength(1);
      });

      it('that touch with a corner, such as a distance that comes to 0', () => {
        const meet = { name: 'meet', value: (_: number, y: Float64Array) => Math.abs(y[1] - y[0]) };
        const { events } = integrate(twoAgents(1), start(0, 0.25, 1, -1), 0, 3, { events: [meet] });
        expect(events).toHaveLength(1);
        expect(Math.abs(events[0].y[1] - events[0].y[0])).toBeLessThan(1e-7);
      });

      it('several in one step, and two at one time', () => {
        const line = problemOf(1, () => [1]);
        const roots = [0.11, 0.31, 0.32, 0.8];
        const product = {
          name: 'product',
          value: (_: number, y: Float64Array) => roots.reduce((p, r) => p * (y[0] - r), 1),
        };
        const twin = { name: 'twin', value: (_: number, y: Float64Array) => 3 * (y[0] - 0.31) };
        const { events, steps } = integrate(line, start(0), 0, 1, { events: [product, twin], firstStep: 1 });
        expect(steps).toBe(1);
        expect(events.map(({ name }) => name).toSorted()).toEqual(['product', 'product', 'product', 'product', 'twin']);
        expect(events.map(({ t }) => t)).toEqual([0.11, 0.31, 0.31, 0.32, 0.8].map((t) => expect.closeTo(t, 12)));
      });

      it('at the first time, which never ends the run', () => {
        const sine: OdeEvent = { name: 'sin', value: (_, y) => y[1], terminal: true };
        const { events, status, t } = integrate(oscillator, start(1, 0), 0, 10, { events: [sine] });
        expect(status).toBe('event');
        expect(t).toBeCloseTo(Math.PI, 7);
        expect(events.map((e) => [e.t, e.direction])).toEqual([
          [0, -1],
          [expect.closeTo(Math.PI, 7), 1],
        ]);
      });

      it('at the last time, also of functions that are 0 there exactly', () => {
        const clock: OdeEvent = { name: 'clock', value: (t) => t - 2 };
        for (const terminal of [false, true]) {
          const result = integrate(oscillator, start(1, 0), 0, 2, { events: [{ ...clock, terminal }] });
          expect(seen(result)).toEqual([['clock', 2, 1]]);
          expect(result.status).toBe(terminal ? 'event' : 'finished');
        }
      });

      it('at the end of a step, once, and ends there if it is terminal', () => {
        const clock: OdeEvent = { name: 'clock', value: (t) => t - 0.5 };
        const options = { firstStep: 0.25, maxStep: 0.25 };
        const through = integrate(oscillator, start(1, 0), 0, 2, { ...options, events: [clock] });
        expect(seen(through)).toEqual([['clock', 0.5, 1]]);
        const stopped = integrate(oscillator, start(1, 0), 0, 2, {
          ...options,
          events: [{ ...clock, terminal: true }, cosine],
          times: [0.25, 0.5, 0.75],
        });
        expect(stopped).toMatchObject({ status: 'event', t: 0.5 });
        expect(seen(stopped)).toEqual([['clock', 0.5, 1]]);
        expect(stopped.states).toHaveLength(4);
        expect(distance(stopped.y, [Math.cos(0.5), -Math.sin(0.5)])).toBeLessThan(1e-9);
      });

      it('that touch at the end of a step', () => {
        const touch = { name: 'touch', value: (t: number) => (t - 0.5) ** 2 + 1e-14 };
        const options = { firstStep: 0.25, maxStep: 0.25, events: [{ ...touch, slack: 1e-12 }] };
        expect(seen(integrate(oscillator, start(1, 0), 0, 2, options))).toEqual([['touch', 0.5, 0]]);
      });

      it('that stay at 0 once, where they come there', () => {
        const late: OdeEvent = { name: 'late', value: (t) => Math.min(0, t - 0.5) };
        const options = { firstStep: 0.125, maxStep: 0.125, events: [late] };
        expect(seen(integrate(oscillator, start(1, 0), 0, 2, options))).toEqual([['late', 0.5, 1]]);
        const always: OdeEvent = { name: 'always', value: () => 0, terminal: true };
        const result = integrate(oscillator, start(1, 0), 0, 2, { events: [always] });
        expect(result.status).toBe('finished');
        expect(seen(result)).toEqual([['always', 0, 0]]);
      });

      it('up to the first terminal one, with what is at its time, and the run ends there', () => {
        const events = [
          { ...cosine, terminal: true },
          { name: 'twice', value: (_: number, y: Float64Array) => -2 * y[0] },
        ];
        const tos: number[] = [];
        const result = integrate(oscillator, start(1, 0), 0, 20, {
          events: [...events, { name: 'later', value: (t) => t - 1.6 }],
          times: [1, 1.5, 1.57, 1.6],
          onStep: ({ to }) => void tos.push(to),
        });
        expect(result.status).toBe('event');
        expect(
          seen(result)
            .map(([event, , direction]) => [event, direction])
            .toSorted((a, b) => String(a).localeCompare(String(b))),
        ).toEqual([
          ['cos', -1],
          ['twice', 1],
        ]);
        expect(result.t).toBeCloseTo(Math.PI / 2, 8);
        expect(tos[tos.length - 1]).toBe(result.t);
        expect(result.states).toHaveLength(6);
        // from there the same event is not found a second time
        const onward = integrate(oscillator, result.y, result.t, 10, { events });
        expect(onward.t).toBeCloseTo(1.5 * Math.PI, 7);
        const ahead = onward.events.filter(({ t }) => t > result.t + 1e-9);
        expect(ahead.map((e) => e.name).toSorted()).toEqual(['cos', 'twice']);
      });

      it('all of them, for random roots of both kinds', () => {
        const gaps = fc.array(fc.record({ gap: fc.double({ min: 0.1, max: 1, noNaN: true }), twice: fc.boolean() }), {
          minLength: 1,
          maxLength: 4,
        });
        fc.assert(
          fc.property(gaps, (list) => {
            let t = 0.1;
            const roots = list.map(({ gap, twice }) => ({ t: (t += gap), twice }));
            // |g| is of the size 1, so its slack is that of rounding, not of the state, which it does not see
            const value = (s: number): number => roots.reduce((p, r) => p * (s - r.t) ** (r.twice ? 2 : 1), 1);
            const event = { name: 'root', value, slack: 1e-14 };
            const { events } = integrate(oscillator, start(1, 0), 0, 5, { events: [event], maxStep: 0.4 });
            expect(events.map((e) => e.direction === 0)).toEqual(roots.map((r) => r.twice));
            events.forEach((e, k) =>
              expect(Math.abs(e.t - roots[k].t)).toBeLessThan(roots[k].twice ? 1e-6 : 1e-13 + 1e-12),
            );
          }),
          { seed: 9, numRuns: 100 },
        );
      });

      it('and an error, if the function is NaN', () => {
        const bad = { name: 'bad', value: (t: number) => Math.sqrt(0.5 - t) };
        expect(() => integrate(oscillator, start(1, 0), 0, 2, { events: [bad] })).toThrow(/event bad: NaN at t = /);
      });
    });

    it.each([
      ['y0: 1 numbers, expected 2', start(1), 0, 1, {}],
      ['y0[1]: NaN', start(1, NaN), 0, 1, {}],
      ['t1: Infinity', start(1, 0), 0, Infinity, {}],
      ['rtol: 1e-17', start(1, 0), 0, 1, { rtol: 1e-17 }],
      ['atol[0]: 0', start(1, 0), 0, 1, { atol: 0 }],
      ['atol: 3 numbers', start(1, 0), 0, 1, { atol: start(1, 1, 1) }],
      ['maxSteps: 0', start(1, 0), 0, 1, { maxSteps: 0 }],
      ['maxStep: -1', start(1, 0), 0, 1, { maxStep: -1 }],
      ['firstStep: 0', start(1, 0), 0, 1, { firstStep: 0 }],
      ['times[1]: 0.25, expected times from 0 to 1', start(1, 0), 0, 1, { times: [0.5, 0.25] }],
      ['times[0]: 2', start(1, 0), 0, 1, { times: [2] }],
    ])('refuses %s', (message, y0, t0, t1, options) => {
      expect(() => integrate(oscillator, y0, t0, t1, options)).toThrow(
        expect.objectContaining({ code: 'invalid-parameter', message: expect.stringContaining(message) as string }),
      );
    });
  });
}
