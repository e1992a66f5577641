import type { Claim } from '../engines/claim.js';
import { claims as lemma91 } from './9/lemma-9.1.js';
import { claims as lemma91Proof } from './9/lemma-9.1-proof.js';
import { claims as sec11Coarse } from './11/sec-11-coarse.js';
import { claims as thm11 } from './1/thm-1.1.js';
import { claims as ex112 } from './11/ex-11.2.js';
import { claims as eq325 } from './11/eq-325.js';
import { claims as lemma111 } from './11/lemma-11.1.js';
import { claims as sec11Dictionary } from './11/sec-11-dictionary.js';
import { claims as sec11Open } from './11/sec-11-open.js';
import { claims as best333, gapClaims as best121 } from './12/best-constants.js';
import { claims as eq333 } from './12/eq-333.js';
import { claims as lemma121 } from './12/lemma-12.1.js';
import { claims as sec13Compose } from './13/sec-13-compose.js';
import { claims as sec13Models } from './13/sec-13-models.js';
import { claims as sec13Order } from './13/sec-13-order.js';
import { claims as sec13Reflexive } from './13/sec-13-reflexive.js';
import { claims as axioms } from './2/axioms.js';
import { claims as axiomsMaterial } from './2/axioms-material.js';
import { claims as ex23Bound } from './2/ex-2.3-bound.js';
import { claims as ex23Norm } from './2/ex-2.3-norm.js';
import { claims as ex23Uneven } from './2/ex-2.3-uneven.js';
import { claims as opinions } from './2/eq-1-2.js';
import { claims as vicsek } from './2/eq-1-2-vicsek.js';
import { claims as vicsekDense } from './2/eq-1-2-vicsek-dense.js';
import { claims as eq7 } from './2/eq-7-8.js';
import { claims as eq12 } from './2/eq-12.js';
import { claims as ex22 } from './2/ex-2.2.js';
import { claims as ex22Favre } from './2/ex-2.2-favre.js';
import { claims as ex26 } from './2/ex-2.6.js';
import { claims as ex27Dyadic } from './2/ex-2.7-dyadic.js';
import { claims as ex28 } from './2/ex-2.8.js';
import { claims as eq33 } from './2/eq-33-34.js';
import { claims as eq35 } from './2/eq-35.js';
import { claims as ex27 } from './2/ex-2.7.js';
import { claims as ex211 } from './2/ex-2.11.js';
import { claims as eq28 } from './2/eq-28.js';
import { claims as eq28Fails } from './2/eq-28-fails.js';
import { claims as eq28Models } from './2/eq-28-models.js';
import { claims as eq28Line } from './2/eq-28-line.js';
import { claims as eq29 } from './2/eq-29.js';
import { claims as eq29Beyond } from './2/eq-29-beyond.js';
import { claims as eq29Proof } from './2/eq-29-proof.js';
import { quotientClaims as eq29Scaling, ratioClaims as eq28Scaling } from './2/scaling.js';
import { claims as eq36 } from './3.1/eq-36-37.js';
import { claims as lemma31 } from './3.1/lemma-3.1.js';
import { claims as lemma32 } from './3.1/lemma-3.2.js';
import { claims as lemma33 } from './3.1/lemma-3.3.js';
import { claims as lemma33Attained, weakerClaims as lemma34Weaker } from './3.1/lemma-3.3-attained.js';
import { claims as lemma34 } from './3.1/lemma-3.4.js';
import { claims as eq42 } from './3.2/eq-42-45.js';
import { claims as table1 } from './3.2/table-1.js';
import { claims as eq48 } from './3.3/eq-48.js';
import { claims as eq50 } from './3.3/eq-50.js';
import { claims as lemma37 } from './3.3/lemma-3.7.js';
import { claims as lemma39 } from './3.3/lemma-3.9.js';
import { claims as rem311 } from './3.3/rem-3.11.js';
import { claims as eq51 } from './3.4/eq-51.js';
import { claims as eq53 } from './3.4/eq-53.js';
import { claims as symmetrise } from './3.4/symmetrise.js';
import { claims as meta } from './3.4/meta/index.js';
import { claims as galilean } from './3.5/galilean.js';
import { claims as atlas } from './3.6/atlas.js';
import { claims as implications } from './3.6/implications.js';
import { claims as realised } from './3.6/atlas-realised.js';
import { claims as cor311 } from './3.6/cor-3.11.js';
import { claims as eq59 } from './3.6/eq-59-60.js';
import { claims as eq63 } from './3.6/eq-63-65.js';
import { claims as lemma310 } from './3.6/lemma-3.10.js';
import { claims as prop312 } from './3.6/prop-3.12.js';
import { claims as notBochner } from './3.6/cs-not-bochner.js';
import { claims as table36 } from './3.6/table-3.6.js';
import { claims as topoNot } from './3.6/topo-not-ball-positive.js';
import { claims as def313 } from './3.7/def-3.13.js';
import { claims as eq77 } from './3.7/eq-77.js';
import { claims as table2 } from './3.7/table-2.js';
import { claims as table2Rows } from './3.7/table-2-rows.js';
import { claims as table2Displays } from './3.7/table-2-displays.js';
import { claims as prop323 } from './3.7/prop-3.23.js';
import { claims as prop324 } from './3.7/prop-3.24.js';
import { claims as table3, rows as table3Rows } from './3.7/table-3.js';
import { claims as eq66 } from './3.7/eq-66-68.js';
import { claims as def44 } from './4/def-4.4.js';
import { claims as eq110 } from './4/eq-110.js';
import { claims as lemma47 } from './4/lemma-4.7.js';
import { claims as lemma41 } from './4/lemma-4.1.js';
import { claims as thm42 } from './4/thm-4.2.js';
import { claims as thm43 } from './4/thm-4.3.js';
import { claims as thm45 } from './4/thm-4.5.js';
import { claims as eq111 } from './4/eq-111-114.js';
import { claims as eq120 } from './4/eq-120-121.js';
import { claims as eq128 } from './4/eq-128-132.js';
import { claims as eq138 } from './4/eq-138-142.js';
import { claims as eq143 } from './4/eq-143-145.js';
import { claims as eq143Points } from './4/eq-143-points.js';
import { claims as eq149 } from './4/eq-149-150.js';
import { claims as eq151 } from './4/eq-151-156.js';
import { claims as eq155 } from './4/eq-155.js';
import { claims as ex412 } from './4/ex-4.12.js';
import { claims as ex414 } from './4/ex-4.14.js';
import { claims as prop416 } from './4/prop-4.16.js';
import { claims as prop418 } from './4/prop-4.18.js';
import { claims as rem410 } from './4/rem-4.10.js';
import { claims as rem411 } from './4/rem-4.11.js';
import { claims as thm52 } from './5/thm-5.2.js';
import { claims as eq169 } from './5/eq-169.js';
import { claims as lemma53 } from './5/lemma-5.3.js';
import { claims as eq171 } from './5/eq-171.js';
import { claims as thm54 } from './5/thm-5.4.js';
import { claims as lemma61 } from './6/lemma-6.1.js';
import { claims as lemma62 } from './6/lemma-6.2.js';
import { claims as thm63 } from './6/thm-6.3.js';
import { claims as eq177 } from './6/eq-177.js';
import { claims as lockedStates } from './6/locked-states.js';

/** Every claim, in the order of the paper. */
export const CLAIMS: readonly Claim[] = [
  ...thm11,
  ...opinions,
  ...vicsek,
  ...vicsekDense,
  ...eq7,
  ...eq12,
  ...axioms,
  ...axiomsMaterial,
  ...ex22,
  ...ex22Favre,
  ...ex23Bound,
  ...ex23Norm,
  ...ex23Uneven,
  ...eq28,
  ...eq28Scaling,
  ...eq28Models,
  ...eq28Fails,
  ...eq28Line,
  ...ex26,
  ...eq29,
  ...eq29Scaling,
  ...eq29Beyond,
  ...ex27,
  ...ex27Dyadic,
  ...ex28,
  ...eq33,
  ...eq35,
  ...ex211,
  ...eq36,
  ...lemma31,
  ...lemma32,
  ...lemma33,
  ...lemma33Attained,
  ...lemma34,
  ...lemma34Weaker,
  ...table1,
  ...eq42,
  ...lemma37,
  ...eq48,
  ...lemma39,
  ...rem311,
  ...eq50,
  ...eq51,
  ...eq53,
  ...symmetrise,
  ...meta,
  ...galilean,
  ...eq59,
  ...lemma310,
  ...cor311,
  ...prop312,
  ...eq63,
  ...notBochner,
  ...topoNot,
  ...table36,
  ...atlas,
  ...implications,
  ...realised,
  ...eq66,
  ...def313,
  ...eq77,
  ...table2,
  ...table2Displays,
  ...table2Rows,
  ...prop323,
  ...prop324,
  ...table3,
  ...table3Rows,
  ...lemma41,
  ...thm42,
  ...thm43,
  ...def44,
  ...lemma47,
  ...eq110,
  ...thm45,
  ...eq111,
  ...eq120,
  ...rem410,
  ...rem411,
  ...eq128,
  ...ex412,
  ...ex414,
  ...eq138,
  ...eq143,
  ...eq143Points,
  ...eq149,
  ...eq151,
  ...eq155,
  ...prop416,
  ...prop418,
  ...thm52,
  ...eq169,
  ...lemma53,
  ...eq171,
  ...thm54,
  ...lemma61,
  ...lemma62,
  ...thm63,
  ...eq177,
  ...lockedStates,
  ...lemma91,
  ...lemma91Proof,
  ...eq29Proof,
  ...sec11Dictionary,
  ...lemma111,
  ...sec11Coarse,
  ...ex112,
  ...eq325,
  ...sec11Open,
  ...lemma121,
  ...best121,
  ...eq333,
  ...best333,
  ...sec13Order,
  ...sec13Models,
  ...sec13Reflexive,
  ...sec13Compose,
];

const BY_ID = new Map(CLAIMS.map((claim) => [claim.id, claim]));

export const claimById = (id: string): Claim | undefined => BY_ID.get(id);
