/** Style of the regenerated tables, and of what was measured. */
export const STYLE_TABLE = `
.paper-table{margin:0 0 1.8rem}.paper-table table,.measured-numbers table{font-size:.92rem;width:100%;background:var(--card);border:1px solid var(--line)}
.paper-table th,.paper-table td,.measured-numbers th,.measured-numbers td{padding:.4rem .8rem;text-align:left;vertical-align:top;font-weight:400;border-bottom:1px solid var(--line)}
.paper-table thead th,.measured-numbers thead th{color:var(--quiet);font-size:.84rem;vertical-align:bottom}
.paper-table tbody th{white-space:nowrap}.paper-table .added th,.paper-table .added td{background:var(--sunk)}
.paper-table .word{font-weight:620}.paper-table td a{font-size:.84rem;white-space:nowrap}.paper-table .mark{vertical-align:-.15em;margin:0 .2rem 0 0}
.paper-table .no .mark{stroke:var(--refuted)}.paper-table .if .mark{stroke:var(--measured)}.paper-table .open .mark{stroke:var(--unresolved)}
.measured-numbers{margin:1.1rem 0}.measured-numbers h4{margin-bottom:.4rem}.measured-numbers td{font-variant-numeric:tabular-nums}
.agrees{white-space:nowrap}.agrees .mark{vertical-align:-.15em;margin:0}.agrees.missed{color:var(--refuted);font-weight:600}.agrees.missed .mark{stroke:var(--refuted)}
.plots{display:flex;flex-wrap:wrap;gap:1rem}.measured-plot{margin:.5rem 0;flex:1 1 20rem;max-width:30rem}.measured-plot svg{width:100%;height:auto;font:400 14px system-ui,"Liberation Sans",sans-serif}
.measured-plot text{fill:var(--quiet)}.measured-plot .title{fill:var(--ink)}.measured-plot .dot{fill:var(--measured)}.measured-plot figcaption{font-size:.86rem;color:var(--quiet)}
@media (max-width:34rem){.measured-numbers td[data-label]::before{content:attr(data-label) " ";color:var(--quiet)}}
`;
