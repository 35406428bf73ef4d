/** The look of the report: the portal's tokens, one accent, readable in grey and on paper, no font and no picture from elsewhere. */
export const style = `
:root{--ink:#1c2430;--soft:#4d5866;--paper:#fcfcfa;--raised:#fff;--sunken:#f2f3f0;--line:#d9dcd8;--strong:#8a938f;--accent:#0b5c6b;--accent-soft:#e3f0f2;--attention:#7a5200;--attention-soft:#faf0d9;--wrong:#a3241b;--wrong-soft:#fbe7e5;
--font:system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif;--mono:ui-monospace,"SF Mono",Consolas,"Noto Sans Mono CJK SC",monospace}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:16px/1.65 var(--font);-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0 auto;max-width:1120px;padding:0 32px 96px}
header{padding:64px 0 24px}
.eyebrow{color:var(--accent);font-size:13px;letter-spacing:.06em;margin:0 0 8px}
h1{font-size:34px;line-height:1.25;font-weight:650;letter-spacing:-.01em;margin:0;overflow-wrap:anywhere}
h2{font-size:22px;line-height:1.3;font-weight:650;margin:72px 0 6px;padding-top:20px;border-top:1px solid var(--line)}
h3{font-size:16px;font-weight:650;margin:28px 0 8px}
p{margin:0 0 12px;max-width:46em}
.soft{color:var(--soft)}.small{font-size:13px}.lead{color:var(--soft);margin-bottom:20px}
code,.mono{font-family:var(--mono);font-size:.9em;overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:3px}
nav{display:flex;flex-wrap:wrap;gap:4px 20px;font-size:14px;padding:10px 0;border-bottom:1px solid var(--line);position:sticky;top:0;background:var(--paper);z-index:1}
nav a{text-decoration:none;color:var(--soft)}nav a:hover{color:var(--accent);text-decoration:underline}
.figures{display:grid;grid-template-columns:repeat(4,1fr);gap:1px;background:var(--line);border:1px solid var(--line);border-radius:6px;overflow:hidden;margin:32px 0}
.figure{background:var(--raised);padding:20px 22px 18px}
.figure .label{font-size:13px;color:var(--soft)}
.figure .value{font-size:30px;line-height:1.25;font-weight:650;font-variant-numeric:tabular-nums;letter-spacing:-.015em;margin:2px 0}
.figure .value small{font-size:15px;font-weight:500;color:var(--soft);letter-spacing:0}
.figure .value.words{font-size:22px;line-height:1.5}
.figure .foot{font-size:13px;line-height:1.5;color:var(--soft)}
.score{display:grid;grid-template-columns:7em 1fr 4em 7em;gap:6px 16px;align-items:center;font-variant-numeric:tabular-nums}
.score>*{min-width:0}.number{text-align:right;font-variant-numeric:tabular-nums}
.bar{height:10px;background:var(--sunken);border-radius:5px;overflow:hidden;border:1px solid var(--line)}
.bar i{display:block;height:100%;background:var(--accent)}
.bar.none{background:repeating-linear-gradient(135deg,var(--sunken) 0 4px,var(--line) 4px 5px)}
.steps{list-style:none;margin:0;padding:0;counter-reset:step}
.steps li{counter-increment:step;display:grid;grid-template-columns:2.2em 1fr 9em 11em;gap:4px 16px;padding:14px 0;border-bottom:1px solid var(--line);align-items:baseline}
.steps li::before{content:counter(step);color:var(--accent);font-weight:650;font-variant-numeric:tabular-nums}
.steps b{font-weight:600}
.gain{font-weight:600;color:var(--accent);text-align:right;font-variant-numeric:tabular-nums}
.gain small{display:block;font-weight:400;color:var(--soft);font-size:12px}
.scroll{overflow-x:auto;margin:0 0 8px}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.5;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid var(--line)}
th{font-weight:600;color:var(--soft);font-size:13px}td.number,th.number{text-align:right;white-space:nowrap}td.mono{white-space:nowrap}.columns+p{margin-top:20px;max-width:none}
tr.total td{font-weight:650;border-top:1px solid var(--strong)}
tr.group th{padding-top:26px;color:var(--ink);font-size:15px;border-bottom:1px solid var(--strong)}
.tag{display:inline-block;font-size:12px;line-height:1.5;padding:0 8px;border:1px solid var(--line);border-radius:10px;color:var(--soft);white-space:nowrap;background:var(--raised)}
.tag.strong{border-color:var(--accent);color:var(--accent)}.tag.attention{border-color:var(--attention);color:var(--attention);background:var(--attention-soft)}
.columns{display:grid;grid-template-columns:repeat(auto-fill,minmax(310px,1fr));gap:16px;margin-top:20px}
.column{background:var(--raised);border:1px solid var(--line);border-radius:6px;padding:16px 18px 14px;break-inside:avoid;min-width:0}
.column h3{margin:0 0 2px;overflow-wrap:anywhere}
.column svg{display:block;width:100%;height:64px;margin:12px 0 2px}
.column .ends{display:flex;justify-content:space-between;gap:12px;font-size:12px;color:var(--soft)}
.column .ends span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.column>.bar{margin-top:14px}.column .bar{height:6px}.score+p{margin-top:12px}.steps+p{margin-top:12px}
.column dl{display:grid;grid-template-columns:auto 1fr;gap:2px 14px;font-size:13px;margin:10px 0 0}
.column dt{color:var(--soft)}.column dd{margin:0;text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.tops{margin:12px 0 2px;font-size:13px}
.tops div{display:grid;grid-template-columns:7em 1fr 4.2em;gap:8px;align-items:center}
.tops span:first-child{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.tops i{display:block;height:8px;background:var(--accent);border-radius:2px;min-width:1px}
.case{break-inside:avoid;margin:22px 0 26px}
.case p{margin:0 0 6px}
.case table{font-size:13px}.case th,.case td{padding:5px 14px 5px 8px;border:1px solid var(--line);font-family:var(--mono);font-size:12.5px;white-space:nowrap;max-width:22em;overflow:hidden;text-overflow:ellipsis}
.case th{background:var(--sunken);font-family:var(--font)}
.case td.hit{background:var(--wrong-soft);color:var(--wrong);font-weight:650;outline:2px solid var(--wrong);outline-offset:-2px}
.tornado{display:grid;grid-template-columns:minmax(9em,16em) 1fr;gap:8px 16px;align-items:center;font-size:13px;margin:12px 0 20px}
.tornado .track{position:relative;height:22px;background:var(--sunken);border-radius:3px}
.tornado .track i{position:absolute;top:3px;bottom:3px;background:var(--accent);border-radius:2px;min-width:2px}
.tornado .track b{position:absolute;top:-2px;bottom:-2px;width:2px;background:var(--ink)}
.tornado .range{grid-column:2;color:var(--soft);margin-top:-6px;font-size:12px;display:flex;justify-content:space-between}
.note{border-left:3px solid var(--accent);background:var(--accent-soft);padding:12px 16px;border-radius:0 6px 6px 0;max-width:56em;margin:16px 0}
.note p:last-child{margin:0}
ul.plain{padding-left:1.2em;margin:0 0 12px}ul.plain li{margin:4px 0}
footer{margin-top:72px;padding-top:20px;border-top:1px solid var(--line);font-size:13px;color:var(--soft)}
@media(max-width:820px){body{padding:0 20px 64px}header{padding-top:40px}h1{font-size:26px}h2{margin-top:52px;font-size:20px}.figures{grid-template-columns:1fr 1fr}
.steps li{grid-template-columns:1.8em 1fr}.steps li>span{grid-column:2}.steps .gain{text-align:left}.gain small{display:inline;margin-left:6px}.score{grid-template-columns:auto 1fr 4em}.score .cover{display:none}table.wide{min-width:780px}}
@media(max-width:480px){body{padding:0 16px 48px}.figures{grid-template-columns:1fr}.columns{grid-template-columns:1fr}nav{position:static}.tornado{grid-template-columns:1fr}.tornado .range{grid-column:1}}
@media print{table.wide{min-width:0}.steps li{grid-template-columns:2em 1fr 7em 10em;padding:7pt 0}.steps li>span{grid-column:auto}.steps .gain{text-align:right}.gain small{display:block;margin:0}.score{grid-template-columns:7em 1fr 4em 7em}.score .cover{display:block}.column dl{grid-template-columns:1fr}.column dd{text-align:left}
@page{size:A4;margin:16mm 15mm 18mm}html{font-size:10.5pt;background:#fff}body{max-width:none;padding:0}nav{display:none}header{padding:0 0 8pt}h1{font-size:22pt}h2{margin-top:26pt;font-size:15pt;break-after:avoid}h3{break-after:avoid}
.figures{margin:14pt 0;grid-template-columns:repeat(4,1fr)}.figure{padding:10pt}.figure .value{font-size:17pt}.figure .value.words{font-size:13pt}.columns{grid-template-columns:repeat(3,1fr);gap:8pt}.column{padding:9pt 10pt}.column svg{height:44pt}
table{font-size:8.5pt}tr,.steps li,.column,.case{break-inside:avoid}thead{display:table-header-group}.scroll{overflow:visible}a{color:inherit;text-decoration:none}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;
