import { space } from '../../operators/environment.js';
import { kernelPower } from '../../operators/kernels/power.js';
import type { Kernel } from '../../operators/kernels/kernel.js';
import type { AveragingModel } from '../../operators/model.js';
import { modelCuckerSmale } from '../../operators/models/cucker-smale.js';
import { modelGlobal } from '../../operators/models/global.js';
import { modelMotschTadmor } from '../../operators/models/motsch-tadmor.js';
import { modelSum } from '../../operators/combinators/sum.js';

/** A model on Rⁿ with φ_ρ(x, y) ≥ φ(x − y) at total mass 1, (99), and that φ, which has a fat tail. */
export interface FatTailed {
  readonly name: string;
  readonly model: AveragingModel;
  readonly kernel: Kernel;
  readonly conservative: boolean;
}

const tail = kernelPower(1);
const slow = kernelPower('2/5');

/** For M_MT by (68): φ_ρ = φ/ρ_φ ≥ φ/sup φ. */
export const fatTailed = (dim: number): readonly FatTailed[] => {
  const environment = space(dim);
  const cs = modelCuckerSmale(environment, tail);
  const mt = modelMotschTadmor(environment, tail);
  return [
    { name: 'M_CS', model: cs, kernel: tail, conservative: true },
    { name: 'M_CS, β = 2/5', model: modelCuckerSmale(environment, slow), kernel: slow, conservative: true },
    { name: 'M_MT', model: mt, kernel: tail, conservative: false },
    { name: 'M_glob', model: modelGlobal(environment), kernel: tail, conservative: true },
    {
      name: 'half M_CS, half M_MT',
      model: modelSum([
        { model: cs, factor: '1/2' },
        { model: mt, factor: '1/2' },
      ]),
      kernel: tail,
      conservative: false,
    },
  ];
};
