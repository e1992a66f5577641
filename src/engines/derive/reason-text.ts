import type { Reason } from './derivation.js';

/** Why a line follows, for people. */
export function reasonText(reason: Reason): string {
  switch (reason.by) {
    case 'rewriting':
      return 'by the equations known';
    case 'multiplying':
      return `(${reason.fact}) times ${[reason.left, reason.right].filter((x) => x !== undefined).join(' and ')}`;
    case 'adding':
      return `= ${reason.of
        .map(({ times: c = '', fact, with: x }) => {
          const middle = fact === undefined ? '' : `(${fact})`;
          return x === undefined ? `${c}${middle || '1'}` : `${c}[${x}]'${middle}[${x}]`;
        })
        .join(' + ')}`;
    case 'vanishing':
      return `(${reason.fact ?? '1'}) is non-negative and vanishes on ${reason.on}`;
    case 'squeezing':
      return `(${reason.fact}) is minus a square`;
    case 'varying':
      return `(${reason.fact}) on ${reason.at} + t(${reason.along}) is linear in t`;
    case 'contraction':
      return `Jensen: ${reason.of} and its adjoint preserve order and constants`;
    case 'contraction in every norm':
      return `Jensen for |.|^p: ${reason.of} and its adjoint preserve order and constants`;
    case 'first variation':
      return `the derivative of (${reason.fact}) at u = 1 vanishes`;
    case 'integrating':
      return `(${reason.fact}) is non-negative with integral 0`;
    case 'order':
    case 'itself':
      return 'it preserves order';
    case 'enlarging':
      return `(${reason.fact}), and ${reason.with} preserves order`;
    case 'composing':
      return `(${reason.facts[0]}) times (${reason.facts[1]})`;
    case 'chaining':
      return `(${reason.facts[0]}) and (${reason.facts[1]})`;
    case 'splitting':
      return `(${reason.fact}) is a sum of operators that preserve order`;
    case 'killing constants':
      return 'it preserves order and kills constants';
    case 'powers of a projection':
      return 'R is the mean of powers of A, and all of them are A';
    case 'powers on fixed points':
      return `R is the mean of powers of A, and A fixes ${reason.on}`;
    case 'powers of a lazy average':
      return `(${reason.fact}): a high power P is over all lower ones, and over their mean R`;
    case 'mixing':
      return `(${reason.fact}): oscillations shrink, and ${reason.on} is fixed`;
    case 'gap':
      return `(${reason.fact}), and ${reason.on} loses nothing`;
    case 'bounding the loss':
      return `(${reason.fact}) bounds the loss below`;
    case 'no silent point':
      return 'no point E can have EAE = 0, and there are finitely many';
    case 'no closed set':
      return 'a set E that listens to itself alone is trivial';
    case 'no field without loss':
      return `(${reason.fact}) vanishes on no mean-free field but 0, and the sphere is compact`;
  }
}
