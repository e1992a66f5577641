/** Style of proofs, of what stands around a claim or a counterexample, and of the diagram of properties. */
export const STYLE_PROOF = `
.proofs,.around{margin:1.1rem 0}.proofs>ul{margin-top:.4rem}.proofs>ul>li{border-top:1px solid var(--line);padding:.3rem 0}.proofs>ul>li:last-child{border-bottom:1px solid var(--line)}
.proof>summary{color:inherit;font-size:.92rem;width:auto}.answer{margin:0;padding:.25rem 0 .25rem 1rem;font-size:.92rem}
.proof .badge,.answer .badge{margin-right:.35rem}.shows{margin-right:.35rem}
.lines{margin:.5rem 0 .6rem;font-size:.95rem}
.line{display:grid;grid-template-columns:3.4rem minmax(0,1fr) minmax(0,1fr);gap:.1rem .9rem;padding:.22rem 0 .22rem .2rem;align-items:baseline}
.line .name{color:var(--quiet);font-size:.86em;text-align:right;font-variant-numeric:tabular-nums}
.line .says{font-family:KaTeX_Main,"Times New Roman",serif;font-size:1.14em}.line .why{color:var(--quiet);font-size:.92em}
.line.text .says{grid-column:2/-1}.line.conclusion{border-top:1px solid var(--line);margin-top:.3rem;padding-top:.45rem}.line.conclusion .says{grid-column:2/-1}
.depth-1,.depth-2,.depth-3{margin-left:2.2rem;border-left:2px solid var(--line)}.depth-2{margin-left:4.4rem}.depth-3{margin-left:6.6rem}
.lines i,.shows i,.notation i,.direction i{font-family:KaTeX_Math,"Times New Roman",serif;font-style:italic;letter-spacing:.03em}
.lines sup,.shows sup,.notation sup,.direction sub{font-size:.72em;line-height:0}
.notation{font-size:.86rem;margin:.2rem 0 .5rem 4.5rem}.end{color:var(--quiet)}
@media (max-width:40rem){.line{grid-template-columns:2.6rem minmax(0,1fr)}.line .why{grid-column:2}.notation{margin-left:0}.depth-1,.depth-2,.depth-3{margin-left:1rem}.answer{padding-left:0}}
.neighbourhood{border-top:1px solid var(--line);margin-top:1rem;padding-top:.9rem;font-size:.95rem}
.stays{font-size:.92rem;margin:.4rem 0 1rem}.stays th,.stays td{text-align:left;vertical-align:top;font-weight:400;padding:.3rem 1.2rem .3rem 0;border-bottom:1px solid var(--line)}.stays thead th{color:var(--quiet);font-size:.82rem}
.direction,.interval{white-space:nowrap;font-family:KaTeX_Main,"Times New Roman",serif;font-size:1.08em}
.nearest{display:flex;flex-wrap:wrap;gap:.4rem 1.6rem;align-items:center}.nearest p{flex:1 1 18rem;margin:0}
.variants{display:grid;gap:.55rem;margin:.5rem 0}.around h5{margin-top:.9rem;font-size:.9rem;color:inherit}
.variant{display:grid;grid-template-columns:1.3rem minmax(0,1fr);gap:.5rem;font-size:.95rem}.variant p{margin:0}.variant>div{min-width:0}
.variant .mark{stroke:var(--ink)}.variant>.icon{margin-top:.28rem}.variant .claim-link,.finding .claim-link{display:inline}.variant .claim-link .icon,.finding .claim-link .icon{margin-right:.25em}
.small-case{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;align-items:center;margin-top:.3rem;max-width:100%;overflow-x:auto}.small-case .brackets{font-family:KaTeX_Main,"Times New Roman",serif}.small-case code{color:var(--quiet);white-space:nowrap}
.diagram{margin:0 0 1rem}.diagram .scroll{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:.6rem}
.diagram svg{display:block;width:100%;min-width:48rem;height:auto;font:400 15px system-ui,"Liberation Sans",Arial,sans-serif}
.diagram text{fill:var(--ink)}.diagram .beside{font-size:13px;font-style:italic;paint-order:stroke;stroke:var(--card);stroke-width:5px}
.node{fill:var(--sunk);stroke:var(--quiet)}.edge{fill:none;stroke:var(--ink);stroke-width:1.5}.joint{stroke-dasharray:6 4}.tip{fill:var(--ink)}
.diagram figcaption{font-size:.88rem;color:var(--quiet);margin-top:.5rem}
.nearest .katex{font-size:1em}.remarks{margin:.4rem 0}.remarks .badge{margin-right:.4rem}.stays{max-width:100%}.arrows{font-size:.88rem}.arrows th,.arrows td{text-align:left;font-weight:400;padding:.25rem 1.2rem .25rem 0;border-bottom:1px solid var(--line)}.arrows thead th{color:var(--quiet)}
`;
