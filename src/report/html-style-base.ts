const LIGHT = `--paper:#fbfaf7;--card:#fff;--sunk:#f4f2ec;--line:#dedad0;--ink:#1d1c1a;--quiet:#625e55;--link:#1f4e9e;
--proved:#0f6b3c;--certified:#17609f;--measured:#6f42a8;--refuted:#b3201c;--unresolved:#875400;
--refuted-wash:#fdf1ef;--good-wash:#eff7f1;--mark:#ffdcd6;--cut:#fff;--shadow:0 1px 2px #0000000d,0 4px 16px #0000000a;color-scheme:light`;
const DARK = `--paper:#15161a;--card:#1c1e23;--sunk:#24262c;--line:#383b43;--ink:#e9e7e2;--quiet:#a9a69e;--link:#9cc0ff;
--proved:#6fd19b;--certified:#7cbcf5;--measured:#c6a3f5;--refuted:#ff938a;--unresolved:#f0bd62;
--refuted-wash:#2a1d1e;--good-wash:#1a2621;--mark:#6a2a28;--cut:#15161a;--shadow:none;color-scheme:dark`;

/** Colours, text and controls that all pages share. */
export const STYLE_BASE = `:root{${LIGHT}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}
:root[data-theme=dark]{${DARK}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:.07em}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.86em}
p{margin:.5em 0}
ul,ol{margin:0;padding:0;list-style:none}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.quiet{color:var(--quiet)}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:9}
html:not(.scripted-page) .scripted{display:none}
.page{max-width:76rem;margin:0 auto;padding:clamp(1rem,3vw,2.5rem)}
.top{padding-bottom:1.2rem}
.title{display:flex;justify-content:space-between;align-items:center}
.brand{margin:0;font-weight:650;letter-spacing:.02em;color:var(--quiet)}
h1{font:400 clamp(1.9rem,5vw,2.9rem)/1.15 KaTeX_Main,Georgia,serif;margin:.5rem 0 .4rem;text-wrap:balance}
.lead{font-size:1.12rem;max-width:46rem;margin:.4rem 0 1.3rem}
button{font:inherit;font-size:.85rem;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:7px;padding:.3rem .7rem;min-height:2.1rem;cursor:pointer}
button:hover{border-color:var(--quiet)}
.run{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;margin:0 0 .6rem;font-size:.86rem}
.run div{display:flex;gap:.45rem;min-width:0}.run dt{color:var(--quiet)}.run dd{margin:0;font-variant-numeric:tabular-nums;min-width:0}
summary{cursor:pointer;color:var(--link);font-size:.88rem;padding:.25rem 0;width:fit-content;border-radius:3px}`;
