import type { ReportClaim } from './schema.js';

/** Sections of the paper that claims come from. */
const TITLES: Readonly<Record<string, string>> = {
  '1': 'Introduction',
  '2': 'Basic concept and examples',
  '2.1': 'Examples',
  '3': 'Classes of models and their properties',
  '3.1': 'Mapping properties, Jensen inequality',
  '3.2': 'Reproducing kernel',
  '3.3': 'Conservative models and contractivity',
  '3.4': 'Symmetric models',
  '3.5': 'Galilean invariance',
  '3.6': 'Ball-positivity',
  '3.7': 'Thickness, regularity, well-posedness',
  '4': 'Flocking',
  '4.1': 'The Cucker–Smale theorem',
  '4.2': 'Chain connectivity',
  '4.3': 'Alignment in the energy sense, spectral gaps',
  '4.4': 'Spectral gap of a ball-positive model',
  '5': 'Deterministic mean-field limit',
  '6': 'Stochastic mean-field limit',
  '6.1': 'Law of large numbers',
  '6.2': 'Main result',
  '7': 'Fokker–Planck–Alignment equation',
  '7.1': 'Local well-posedness',
  '7.2': 'Spread of positivity',
  '7.3': 'Entropy and global well-posedness',
  '8': 'Global relaxation and hypocoercivity',
  '8.1': 'Applications',
  '9': 'Hydrodynamic limits',
  '9.1': 'Monokinetic limit',
  '9.2': 'Maxwellian limit',
  '9.3': 'Pressureless Euler Alignment System',
  '10': 'Appendix: proof of (29)',
  '11': 'Appendix: averagings on finite sets',
  '12': 'Appendix: spectral gaps',
  '13': 'Appendix: categorial considerations',
};

export interface Section {
  readonly number: string;
  /** empty for a section that the paper does not have */
  readonly title: string;
  readonly claims: readonly ReportClaim[];
}

/** The claims by section, sections in the order of their numbers, claims in the order of the report. */
export function sectionsOf(claims: readonly ReportClaim[]): Section[] {
  const numbers = [...new Set(claims.map(({ section }) => section))];
  return numbers
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((number) => ({
      number,
      title: Object.hasOwn(TITLES, number) ? TITLES[number] : '',
      claims: claims.filter(({ section }) => section === number),
    }));
}
