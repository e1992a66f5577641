import { STYLE_BASE } from '../html-style-base.js';
import { PALETTE_DARK, PALETTE_LIGHT } from './palette.js';

/** The style sheet of the page of a run. */
export const RUN_STYLE = `
${STYLE_BASE}
:root{${PALETTE_LIGHT}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${PALETTE_DARK}}}
:root[data-theme=dark]{${PALETTE_DARK}}
.certified{--tone:var(--certified)}.proved{--tone:var(--proved)}.refuted{--tone:var(--refuted)}.unresolved{--tone:var(--unresolved)}
.icon{width:1em;height:1em;flex:none;fill:currentColor;color:var(--tone);vertical-align:-.12em}
.cut{fill:none;stroke:var(--cut);stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
.badge{display:inline-flex;align-items:center;gap:.35rem;color:var(--tone);font-weight:620;font-size:.92rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;box-shadow:var(--shadow);padding:clamp(.8rem,2vw,1.2rem);margin:0;min-width:0}
h2{font-size:1.5rem;line-height:1.25;font-weight:650;margin:0 0 .6rem}
h3{font-size:1.05rem;line-height:1.3;font-weight:650;margin:0}
.part{margin:0 0 2.6rem}
.intro{color:var(--quiet);max-width:46rem;margin:0 0 1rem}
.state{font-size:1.05rem;margin:.2rem 0 .9rem}.state .badge{font-size:1.05rem;margin-right:.4rem}
.advice{border-left:3px solid var(--unresolved);padding:.1rem 0 .1rem .8rem;max-width:46rem}
.bottom{color:var(--quiet);font-size:.86rem;border-top:1px solid var(--line);padding-top:1rem}
pre{background:var(--sunk);border-radius:10px;padding:.8rem 1rem;overflow-x:auto;margin:.3rem 0}
.scroll{overflow-x:auto}
.words,.data{font-size:.84rem;color:var(--quiet);margin:.5rem 0 0}
.figures{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr))}
.run-plot{display:flex;flex-direction:column}.run-plot .data{margin-top:auto;padding-top:.5rem}
.run-plot figcaption{margin-bottom:.5rem}.symbol{font-weight:400;color:var(--quiet);margin-left:.3rem}
.formula{margin:.2rem 0 0;overflow-x:auto;overflow-y:hidden;padding-block:.15em}.formula .katex,.bound .katex,.bounds .katex{font-size:1em}
.equation-number{color:var(--quiet);font-size:.86rem;margin-left:.6rem}
.bound{font-size:.9rem;margin:.5rem 0 0;overflow-x:auto;overflow-y:hidden}
.bound .katex,.bounds .katex{white-space:nowrap}.bound .badge{margin-left:.4rem}
.bounds li{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline;padding:.35rem 0}.bounds li+li{border-top:1px solid var(--line)}
.plot{display:block;width:100%;height:auto;color:var(--quiet);font-size:12.5px;font-family:inherit;fill:currentColor;overflow:visible}
.plot text{white-space:pre}.plot path[stroke]{vector-effect:non-scaling-stroke}
.space-time .plot{max-width:46rem}
.keys{display:flex;flex-wrap:wrap;gap:.2rem 1rem;font-size:.86rem;margin-top:.3rem}.keys li{display:flex;gap:.4rem;align-items:center}
.stroke{width:28px;height:8px}.stroke path{fill:none;stroke-width:2.2}
.snapshots{display:grid;gap:.8rem;grid-template-columns:repeat(2,minmax(0,1fr));margin-bottom:1rem}
@media (min-width:34rem){.snapshots{grid-template-columns:repeat(3,minmax(0,1fr))}}
@media (min-width:62rem){.snapshots{grid-template-columns:repeat(6,minmax(0,1fr))}}

.snapshots figure{margin:0}.snapshots svg{display:block;width:100%;height:auto;overflow:hidden}.snapshots figcaption{font-size:.84rem;color:var(--quiet);text-align:center;font-variant-numeric:tabular-nums;margin-top:.15rem}
.frame{fill:var(--card);stroke:var(--line)}.torus{stroke:var(--quiet);stroke-dasharray:4 3}.box{fill:none;stroke:var(--line)}
.stick{fill:none;stroke:var(--quiet);stroke-width:.9}
.player{margin-bottom:1.2rem}.player canvas{display:block;width:100%;min-height:min(17rem,80vw);max-height:76vh;border-radius:8px}.dim-3{touch-action:none;cursor:grab}
.controls{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin-top:.7rem;font-size:.9rem}
.controls label{display:inline-flex;gap:.4rem;align-items:center;min-height:2.1rem}.controls .grow{flex:1 1 8rem}.grow input{width:100%}
#play{min-width:4.6rem}output{font-variant-numeric:tabular-nums;min-width:6rem}
input{accent-color:var(--link);margin:0}input[type=checkbox]{width:1.1rem;height:1.1rem}
select{font:inherit;font-size:.88rem;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:7px;padding:.25rem .4rem;min-height:2.1rem}
.turns{display:inline-flex;gap:.3rem}.turns button{min-width:2.1rem;padding:.2rem}
label:has(:disabled){color:var(--quiet)}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:center;font-size:.86rem;margin-top:.5rem}.legend[hidden]{display:none}
.legend span{display:inline-flex;align-items:center;gap:.35rem}.legend i{display:inline-block;width:1.1rem;height:.8rem}.legend .ramp{gap:0}
.wheel{width:2.6rem;height:2.6rem}
@media print{.player,button{display:none!important}.card{break-inside:avoid;box-shadow:none}}
`;
