import { integrateDop853 } from '../../../src/dynamics/integrate/dop853.js';
import { integrateExtrapolation } from '../../../src/dynamics/integrate/extrapolation.js';
import { describeIntegrator } from './integrator.properties.js';

describeIntegrator('DOP853', integrateDop853);
describeIntegrator('extrapolation', integrateExtrapolation);
