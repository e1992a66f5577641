/** Style of counterexamples: matrices, steps, copying; and of the plot. */
export const STYLE_CASE = `
.case{border:1px solid color-mix(in srgb,var(--refuted) 35%,var(--line));background:var(--refuted-wash);border-radius:12px;padding:clamp(.8rem,2vw,1.3rem);margin:1rem 0;min-width:0}
.case>header{display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:baseline;font-size:.92rem}
h4{margin:0;font-size:1rem;font-weight:650}h5{margin:.8rem 0 .2rem;font-size:.82rem;font-weight:600;color:var(--quiet)}
.instance{display:flex;flex-wrap:wrap;gap:.9rem 2.2rem;align-items:center;margin:.9rem 0}
.values{display:flex;flex-wrap:wrap;gap:.2rem 1.6rem}
.flow{display:flex;flex-wrap:wrap;gap:.9rem 2.2rem;align-items:center;min-width:0;max-width:100%}
.equation{display:flex;align-items:center;gap:.3em;max-width:100%;min-width:0;overflow-x:auto;overflow-y:hidden;font-family:KaTeX_Main,"Times New Roman",serif;font-size:1.12rem;padding:.15em .1em;white-space:nowrap}
.equation .katex{font-size:1em}.equation code{font-size:.8em}
.left{display:inline-flex;align-items:center;gap:.3em}
.comparison{flex-wrap:wrap;white-space:normal;row-gap:.1em}
.brackets{position:relative;display:inline-block;margin-left:.15em;padding:.1em .45em}
.brackets::before,.brackets::after{content:"";position:absolute;top:0;bottom:0;width:.32em;border:.085em solid currentColor}
.brackets::before{left:0;border-right:0}.brackets::after{right:0;border-left:0}
.matrix td{padding:.16em .5em;text-align:center;min-width:1.5em;line-height:1.25}
.marked,mark{background:var(--mark);color:inherit;border-radius:.25em}mark{padding:0 .2em}
.vector{white-space:nowrap}
.frac{display:inline-flex;flex-direction:column;align-items:center;vertical-align:middle;font-size:.78em;line-height:1.12;margin:0 .1em}
.frac>span:first-child{border-bottom:.075em solid currentColor;padding:0 .18em .06em}.frac>span:last-child{padding:.06em .18em 0}
.slash{position:absolute;opacity:0;width:0;overflow:hidden}
.minimality{font-size:.95rem}
.steps{display:grid;gap:.5rem;margin:1rem 0}
.step{display:grid;grid-template-columns:1.3rem minmax(0,1fr);gap:.5rem;align-items:start;font-size:.95rem}
.step p{margin:0}.step>div{min-width:0}
.mark{width:1rem;height:1rem;margin-top:.28rem;fill:none;stroke:var(--proved);stroke-width:2.4;stroke-linecap:round;stroke-linejoin:round}
.role{color:var(--quiet);margin-right:.25rem}
.verdict{font-weight:600;color:var(--proved);font-size:.88em;margin-left:.25rem}
.violated{background:var(--card);border:1.5px solid var(--refuted);border-radius:10px;padding:.7rem .8rem}
.violated .mark{stroke:var(--refuted)}.violated .verdict{color:var(--refuted)}.violated>div>p:first-child{font-weight:600}.violated .role{font-weight:400}
.missed .mark{stroke:var(--unresolved)}.missed .verdict{color:var(--unresolved)}
.frac,.certificate p{font-family:KaTeX_Main,"Times New Roman",serif}.certificate p{font-size:1.08rem}.certificate .katex{font-size:1em}.certificate p.quiet{font-size:1rem}
.step summary{font-size:.82rem;padding:.05rem 0}
.certificate{margin-top:.35rem;display:grid;gap:.35rem;justify-items:start;min-width:0}.certificate>*{max-width:100%;min-width:0}
.command{display:flex;flex-wrap:wrap;gap:.4rem .8rem;align-items:center;font-size:.92rem}
.command code{background:var(--card);border:1px solid var(--line);border-radius:7px;padding:.35rem .6rem;font-size:.86rem;white-space:nowrap;overflow-x:auto;max-width:100%}
.copy{margin:.6rem 0 .2rem}
.buttons{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;font-size:.92rem}.buttons>span{color:var(--quiet);margin-right:.3rem}
pre{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.7rem .9rem;margin:.2rem 0;overflow:auto;max-height:24rem;line-height:1.45;tab-size:2}
.instead{background:var(--good-wash);border-radius:12px;padding:.9rem clamp(.8rem,2vw,1.3rem);margin:1rem 0}.instead .statement{margin:.4rem 0;font-size:1.12rem}.instead p{margin:.2rem 0 0}
.plot{display:grid;grid-template-columns:minmax(0,25rem);gap:1rem;margin:1.2rem 0;align-items:center}
@media (min-width:52rem){.plot{grid-template-columns:minmax(0,25rem) minmax(0,1fr)}}
.plot>svg{width:100%;height:auto;font:400 16px system-ui,"Liberation Sans",sans-serif;fill:var(--ink)}
.plot text{fill:var(--quiet);stroke:none}.plot .axis{font:italic 21px KaTeX_Main,serif;fill:var(--ink)}
.grid{stroke:var(--line);fill:none}.frame{fill:none;stroke:var(--quiet)}
.plot .true{fill:color-mix(in srgb,var(--certified) 22%,transparent);stroke:var(--certified);stroke-width:2}
.plot .printed{fill:url(#hatch-325);stroke:var(--refuted);stroke-width:2;stroke-dasharray:7 4}
.hatch{stroke:var(--refuted);stroke-width:1.3;opacity:.75}
.entries{fill:none;stroke:var(--ink);stroke-width:1.6;stroke-dasharray:9 4 2 4}
.example{fill:var(--card);stroke:var(--ink);stroke-width:2}.plot .witness{fill:var(--refuted);stroke:var(--card);stroke-width:1.5}
.legend{display:grid;gap:.5rem;font-size:.9rem}.legend li{display:grid;grid-template-columns:34px minmax(0,1fr);gap:.7rem;align-items:center}
.swatch{display:block}
`;
