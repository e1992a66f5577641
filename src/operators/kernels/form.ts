/**
 * A kernel as numbers, for vectorised loops: height · ψ(z/length) with ψ of the shape, at unit scale. In doubles `value` agrees with
 * it to rounding; whoever uses a form checks that (a kernel that was made from another by hand may carry a stale one).
 */
export interface KernelForm {
  readonly shape: KernelShape;
  readonly height: number;
  readonly length: number;
}

export type KernelShape =
  /** (1 + r²)^(−β/2) */
  | { readonly kind: 'power'; readonly beta: number }
  /** exp(−r²/2) */
  | { readonly kind: 'gaussian' }
  /** (1 − r²)₊^k */
  | { readonly kind: 'truncated'; readonly exponent: number }
  /** Π_k (1 − |z_k|)₊ */
  | { readonly kind: 'tent' };
