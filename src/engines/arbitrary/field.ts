import fc from 'fast-check';

/** A field on n points: small integers, often 0, 1, -1, sometimes an indicator. */
export const field = (n: number): fc.Arbitrary<number[]> =>
  fc.oneof(
    { arbitrary: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: n, maxLength: n }), weight: 4 },
    { arbitrary: fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: n, maxLength: n }), weight: 1 },
    {
      arbitrary: fc.nat({ max: n - 1 }).map((i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))),
      weight: 1,
    },
  );

/** A non-negative field on n points. */
export const positiveField = (n: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 0, max: 5 }), { minLength: n, maxLength: n });

/** Masses on n points: positive integers, of any total. */
export const masses = (n: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 1, max: 6 }), { minLength: n, maxLength: n });

/** Block labels of n points, 0, 1, ... in order of appearance. */
export const partition = (n: number, blocks = n): fc.Arbitrary<number[]> =>
  fc.array(fc.nat({ max: Math.max(0, blocks - 1) }), { minLength: n, maxLength: n }).map((label) => {
    const seen = [...new Set(label)];
    return label.map((a) => seen.indexOf(a));
  });

/** Adds drawn data to an instance, its size known from the flow. */
export const withData = <A extends object, B extends object>(
  base: fc.Arbitrary<A>,
  more: (base: A) => fc.Arbitrary<B>,
): fc.Arbitrary<A & B> => base.chain((a) => more(a).map((b) => ({ ...a, ...b })));
