/** The colours of a page and of a picture that is a file of its own, for light and for dark. */
const LIGHT = '--ink:#1f2328;--quiet:#59616b;--paper:#ffffff;--line:#d0d7de;--felt:#1c5d99;--want:#a8480f;';
const DARK = '--ink:#e6e8eb;--quiet:#a3adb8;--paper:#15181c;--line:#3b434c;--felt:#8cbcf2;--want:#f5ab75;';

export const COLOURS = `:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
@media print{:root{color-scheme:light;${LIGHT}}}
svg.picture{color:var(--ink);overflow:visible}
svg.picture text{white-space:pre}
`;

/** The style sheet of a page. It must not change with what is in the page: its hash is in the page's policy. */
export const PAGE_STYLE = `${COLOURS}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.2rem;margin:2.5rem 0 .5rem}
p{margin:.5rem 0}
.quiet{color:var(--quiet)}
figure{margin:1rem 0 1.5rem}
figcaption{margin:0 0 .75rem;color:var(--quiet);font-size:.9rem}
figcaption strong{display:block;color:var(--ink);font-size:1rem}
svg.picture{display:block;max-width:100%;height:auto}
.narrow{display:none}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.5rem 0;padding:0;color:var(--quiet);font-size:.85rem}
.legend li::before{content:"";display:inline-block;width:.7em;height:.7em;margin-right:.5em;vertical-align:baseline}
.legend .sign-felt::before{border-radius:50%;background:var(--felt)}
.legend .sign-want::before{border:2px solid var(--want)}
.legend .sign-range::before{width:1.4em;height:.35em;border-radius:.2em;vertical-align:.15em;background:var(--felt);opacity:.35}
.legend .sign-few::before{border-radius:50%;border:1px solid var(--felt)}
.legend .sign-gap::before{background:var(--want)}
.legend .sign-few-gap::before{border:1px solid var(--want)}
summary{cursor:pointer;color:var(--quiet);font-size:.9rem;padding:.25rem 0}
.table{overflow-x:auto;margin:.5rem 0 1rem}
table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
caption{text-align:left;white-space:nowrap;color:var(--quiet);padding:.25rem 0}
th,td{padding:.25rem .9rem .25rem 0;text-align:right;border-bottom:1px solid var(--line);font-weight:normal;white-space:nowrap}
thead th{color:var(--quiet);vertical-align:bottom}
th:first-child{text-align:left}
.note{white-space:pre-wrap;overflow-wrap:anywhere;margin:.25rem 0 1rem}
h3{font-size:1rem;margin:1rem 0 0}
@media (max-width:40rem){.wide{display:none}.narrow{display:block}}
@media print{
@page{size:A4;margin:16mm}
main{max-width:none;padding:0}
.wide{display:block}
.narrow,details{display:none}
figure,table{break-inside:avoid}
h2,h3,figcaption{break-after:avoid}
}
`;
