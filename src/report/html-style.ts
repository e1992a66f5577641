import { STYLE_BASE } from './html-style-base.js';
import { STYLE_CASE } from './html-style-case.js';
import { STYLE_PROOF } from './html-style-proof.js';
import { STYLE_TABLE } from './html-style-table.js';
import { STATUSES } from './status.js';

const only = STATUSES.map(
  (s) => `#only-${s}:target~.section .claim:not(.is-${s}),#only-${s}:target~.section:not(:has(.is-${s})){display:none}
#only-${s}:target:not(:has(~.section .is-${s}))~.nothing{display:block}
#only-${s}:target~.strip .${s}{border-color:currentColor;box-shadow:inset 0 0 0 1px currentColor}`,
).join('\n');

/** The style sheet of the page. */
export const STYLE = `
${STYLE_BASE}
.strip{display:grid;grid-template-columns:repeat(auto-fit,minmax(6rem,1fr));gap:.5rem;margin:0 0 1rem}
.strip a{display:block;text-decoration:none;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.55rem .8rem;color:var(--tone,var(--ink))}
.strip a:hover{border-color:currentColor}
.strip b{display:flex;align-items:center;gap:.4rem;font-size:1.35rem;font-weight:600;line-height:1.25;font-variant-numeric:tabular-nums}
.strip span{font-size:.85rem}
.guide dl{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1rem;font-size:.9rem}.guide dd{margin:0}
.guide[open]{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.3rem 1rem .8rem}
.columns{display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem}
@media (min-width:66rem){.columns{grid-template-columns:15.5rem minmax(0,1fr);gap:2.5rem}
.contents{position:sticky;top:1rem;max-height:calc(100vh - 2rem);overflow:auto;align-self:start}}
.contents{font-size:.88rem}
@media (max-width:65.99rem){.contents ul{display:flex;flex-wrap:wrap;gap:.4rem}.contents .contents-link{margin:0;border:1px solid var(--line);background:var(--card);padding:.3rem .7rem}.contents .tallies,.contents .section-name{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}
.contents h2{font-size:.78rem;font-weight:600;color:var(--quiet);margin:1rem 0 .3rem}
.contents a{display:flex;justify-content:space-between;gap:.7rem;color:inherit;text-decoration:none;padding:.24rem .5rem;margin:0 -.5rem;border-radius:6px}
.contents a:hover{background:var(--sunk)}
.tally{display:inline-flex;align-items:center;gap:.2rem;font-variant-numeric:tabular-nums;color:var(--quiet)}.tallies{display:inline-flex;flex-wrap:wrap;gap:.1rem .45rem;justify-content:flex-end;align-self:flex-start;flex:none;max-width:50%}
.contents .icon{width:.72em;height:.72em}
h2{font-size:1.5rem;line-height:1.25;font-weight:650;margin:0 0 .6rem}
.part{margin:0 0 3rem}
.count{display:inline-block;font-size:.9rem;font-weight:600;color:var(--quiet);background:var(--sunk);border-radius:99px;padding:.05rem .6rem;vertical-align:.2em}
.intro{color:var(--quiet);max-width:44rem;margin:0 0 1rem}
.section-title{font-size:1.12rem;font-weight:650;margin:2.4rem 0 .8rem;padding-bottom:.35rem;border-bottom:1px solid var(--line)}
.section-title span{color:var(--quiet);font-weight:400;margin-right:.3rem}
.claim{background:var(--card);border:1px solid var(--line);border-radius:14px;box-shadow:var(--shadow);padding:clamp(1rem,2.6vw,1.7rem);margin:0 0 1.2rem;min-width:0}
.claim:target{outline:2px solid var(--link);outline-offset:3px}
.stub{background:none;box-shadow:none}
.elsewhere{font-size:.9rem;margin-bottom:0}
.claim-head{display:flex;flex-direction:column;gap:.3rem}
.claim-head>div{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
h3{font-size:1.2rem;line-height:1.3;font-weight:650;margin:.1rem 0 0}
.place{display:flex;flex-wrap:wrap;gap:.1rem .8rem;margin:0;font-size:.88rem;color:var(--quiet)}
.self{color:inherit;text-decoration:none}.self:hover{text-decoration:underline}
.icon{width:1em;height:1em;flex:none;fill:currentColor;color:var(--tone);vertical-align:-.12em}
.cut{fill:none;stroke:var(--cut);stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
${STATUSES.map((s) => `.${s}{--tone:var(--${s})}`).join('')}
.badge{display:inline-flex;align-items:center;gap:.35rem;color:var(--tone);font-weight:620;font-size:.92rem}
.form{font-size:.8rem;color:var(--quiet);border:1px solid var(--line);border-radius:99px;padding:.02rem .6rem;white-space:nowrap}
.statement{font-family:KaTeX_Main,"Latin Modern Roman","Times New Roman",serif;font-size:1.2rem;line-height:1.55;margin:.8rem 0;max-width:48rem}
.note{font-family:KaTeX_Main,"Times New Roman",serif;font-size:1.06rem;line-height:1.5}
.statement,.note,.certificate p,.legend li,.guide p{overflow-x:auto;overflow-y:hidden;padding-block:.15em}
.statement .katex,.note .katex{font-size:1em}.katex{font-size:1.08em}
@media (min-width:48rem){.short{white-space:nowrap}}
.katex-display{margin:.6em 0}
.tex-source{background:var(--sunk);border-radius:4px;padding:.1em .3em;overflow-wrap:anywhere}
.facts{display:grid;grid-template-columns:8rem minmax(0,1fr);gap:.45rem 1rem;margin:1.1rem 0;font-size:.95rem}
.facts dt{color:var(--quiet)}.facts dd{margin:0;max-width:46rem}
@media (max-width:34rem){.facts{grid-template-columns:minmax(0,1fr);gap:0}.facts dd{margin-bottom:.55rem}}
.links,.forms{display:flex;flex-wrap:wrap;gap:.2rem .9rem;align-items:center}
.forms{font-size:.9rem}
.claim-link{display:inline-flex;align-items:center;gap:.3rem;text-decoration:none}.claim-link:hover{text-decoration:underline}
code{overflow-wrap:anywhere}
.scroll{overflow-x:auto}
table{border-collapse:collapse}
.evidence table,.changes{font-size:.86rem;width:100%;font-variant-numeric:tabular-nums}
.evidence th,.evidence td,.changes th,.changes td{padding:.35rem .8rem .35rem 0;text-align:left;border-bottom:1px solid var(--line);font-weight:400;vertical-align:top}
.evidence thead th,.changes thead th{color:var(--quiet);font-size:.8rem;vertical-align:bottom}
.evidence td:nth-child(n+3),.evidence th:nth-child(n+3){text-align:right;padding-right:0;padding-left:.8rem}
.outcome.counterexample,.outcome.error{color:var(--refuted);font-weight:600}
.changes code{overflow-wrap:normal;white-space:nowrap}.reason{min-width:12rem}
@media (max-width:34rem){.evidence thead,.changes thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.evidence table,.evidence tbody,.changes,.changes tbody{display:block}
.evidence tr,.changes tr{display:flex;flex-wrap:wrap;gap:.1rem 1rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
.evidence th,.evidence td,.evidence td:nth-child(n+3),.changes th,.changes td{border:0;padding:0}
.evidence td[data-label]::before,.changes td[data-label]::before{content:attr(data-label) " ";color:var(--quiet)}.changes th,.reason{flex-basis:100%}.evidence th{flex:1 0 40%}.evidence .outcome{flex:1 0 40%;text-align:right}.evidence .outcome+td{flex-basis:auto}}
.branches{display:flex;flex-wrap:wrap;gap:.2rem .8rem;font-size:.86rem;margin-top:.6rem}.branches ul{display:flex;flex-wrap:wrap;gap:.2rem 1rem}
.branches b{font-variant-numeric:tabular-nums}
.evidence-foot{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;align-items:baseline;font-size:.86rem;margin-top:.5rem}
.evidence-foot details[open]{flex-basis:100%}
.findings{display:grid;gap:.8rem}
.finding{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:.9rem 1.2rem;min-width:0}
.finding-head{display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:baseline}.finding .statement{margin:.5rem 0;font-size:1.12rem}.scope{font-size:.9rem;color:var(--quiet);margin-bottom:0}
.errors li{color:var(--unresolved);padding:.2rem 0}
.worse{border:2px solid var(--refuted);background:var(--refuted-wash);border-radius:14px;padding:1.1rem 1.4rem;margin-bottom:1.6rem}.worse h2{color:var(--refuted)}
.nothing{display:none}
${only}
.filter{display:block}
.bottom{color:var(--quiet);font-size:.86rem;border-top:1px solid var(--line);padding-top:1rem}
${STYLE_CASE}
${STYLE_PROOF}
${STYLE_TABLE}
@media print{.contents,.strip,button,.copy{display:none!important}.claim{break-inside:avoid;box-shadow:none}.columns{display:block}}
`;
