/// How a page looks: light and dark, narrow and wide, and on paper.
let stylesheet = """
  :root {
    --page: #ffffff; --ink: #1f2328; --muted: #57606a; --line: #d8dee4; --soft: #f6f8fa;
    --link: #0a5cad; --keyword: #8a1c6a; --call: #0a5cad; --number: #8a4600; --string: #0b6b3a;
    --comment: #57606a; --trouble: #a3201a; --trouble-page: #fff4f2; --accent: #0072b2;
    --page-left: linear-gradient(to right, #ffffff 40%, #ffffff00);
    --page-right: linear-gradient(to left, #ffffff 40%, #ffffff00);
    --soft-left: linear-gradient(to right, #f6f8fa 40%, #f6f8fa00);
    --soft-right: linear-gradient(to left, #f6f8fa 40%, #f6f8fa00);
    --shade-left: linear-gradient(to right, #1f232833, #1f232800);
    --shade-right: linear-gradient(to left, #1f232833, #1f232800);
    --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif;
    --sans: system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
    --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  }
  @media screen and (prefers-color-scheme: dark) {
    :root {
      --page: #14171b; --ink: #e6e9ed; --muted: #a4acb6; --line: #333a43; --soft: #1c2127;
      --link: #7cbcf5; --keyword: #f0a3d6; --call: #7cbcf5; --number: #f2b27a; --string: #7fd6a4;
      --comment: #a4acb6; --trouble: #ff9b91; --trouble-page: #2a1a1a; --accent: #4aa8e0;
      --page-left: linear-gradient(to right, #14171b 40%, #14171b00);
      --page-right: linear-gradient(to left, #14171b 40%, #14171b00);
      --soft-left: linear-gradient(to right, #1c2127 40%, #1c212700);
      --soft-right: linear-gradient(to left, #1c2127 40%, #1c212700);
      --shade-left: linear-gradient(to right, #000000b3, #00000000);
      --shade-right: linear-gradient(to left, #000000b3, #00000000);
    }
  }
  * { box-sizing: border-box; }
  html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
  body {
    margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 50rem;
    background: var(--page); color: var(--ink);
    font: 1.0625rem/1.6 var(--serif); overflow-wrap: anywhere;
  }
  h1, h2, h3, h4, h5, h6 {
    font-family: var(--sans); font-weight: 600; line-height: 1.25; letter-spacing: -0.01em;
  }
  h1 { font-size: 2.1rem; margin: 0 0 .5rem; letter-spacing: -0.02em; }
  h2 { font-size: 1.4rem; margin: 0; }
  h3 { font-size: 1.1rem; margin: 1.8rem 0 .4rem; }
  h4, h5, h6 { font-size: 1rem; margin: 1.5rem 0 .3rem; }
  .prose h2 { margin: 2.6rem 0 .8rem; }
  p { margin: .9rem 0; }
  a { color: var(--link); }
  a:focus-visible, [tabindex]:focus-visible, summary:focus-visible {
    outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px;
  }
  .facts, .note, .time, figcaption, nav, dl, .appendix table {
    font-family: var(--sans); font-size: .875rem; color: var(--muted);
  }
  .facts { margin: 0; }
  .facts strong { color: var(--trouble); }
  header { padding-bottom: 1.5rem; border-bottom: 1px solid var(--line); }
  code, pre, .summary { font-family: var(--mono); }
  code { font-size: .875em; }
  pre code { font-size: inherit; }
  pre {
    margin: 0; padding: 0; font-size: .84rem; line-height: 1.55; overflow-x: auto;
    overflow-wrap: normal; tab-size: 4; unicode-bidi: isolate;
  }
  section, .appendix { margin-top: 3rem; }
  .heading { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; }
  .time { white-space: nowrap; font-variant-numeric: tabular-nums; }
  .prose > :not(pre):not(table) { max-width: 42rem; }
  .prose > :first-child { margin-top: .6rem; }
  .prose > h2:first-child { margin-top: 2.6rem; }
  .prose code { background: var(--soft); padding: .1em .3em; border-radius: 3px; }
  .prose pre { padding: .75rem 1rem; background: var(--soft); border-radius: 6px; margin: 1rem 0; }
  .prose pre code { padding: 0; background: none; }
  .prose img { max-width: 100%; }
  .prose table { display: block; overflow-x: auto; margin: 1rem 0; }
  .prose blockquote {
    margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--muted);
  }
  .prose hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
  .prose li { margin: .25rem 0; }
  .code { margin: 1.2rem 0 .6rem; padding: .75rem 1rem; border-radius: 6px; }
  .unreached { border: 1px dashed var(--line); }
  /* What goes on beyond an edge has a shade there, which its own ground covers at the end. */
  .code, .scroll {
    --left: var(--page-left); --right: var(--page-right); background-color: var(--page);
    background-image: var(--left), var(--right), var(--shade-left), var(--shade-right);
    background-attachment: local, local, scroll, scroll; background-repeat: no-repeat;
    background-position: left, right, left, right;
    background-size: 2rem 100%, 2rem 100%, .6rem 100%, .6rem 100%;
  }
  .code:not(.unreached) {
    --left: var(--soft-left); --right: var(--soft-right); background-color: var(--soft);
  }
  .k { color: var(--keyword); } .f { color: var(--call); } .n { color: var(--number); }
  .s { color: var(--string); } .c { color: var(--comment); font-style: italic; }
  .value, .printed {
    margin: .6rem 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--line);
  }
  .summary { margin: 0; font-size: .84rem; line-height: 1.55; }
  .detail { margin-top: .4rem; }
  .note { margin: .3rem 0; }
  .scroll { overflow-x: auto; }
  table {
    border-collapse: collapse; font-family: var(--sans); font-size: .84rem; line-height: 1.4;
    font-variant-numeric: tabular-nums; overflow-wrap: normal;
  }
  .value table { margin: .5rem 0 .3rem; }
  th, td { padding: .22rem .75rem; text-align: left; border-bottom: 1px solid var(--line); }
  th:first-child, td:first-child { padding-left: 0; }
  thead th { color: var(--muted); font-weight: 600; white-space: nowrap; }
  tbody th { font-weight: 500; white-space: nowrap; }
  .number { text-align: right; white-space: nowrap; }
  tbody tr:last-child > * { border-bottom: 0; }
  figure { margin: 1.2rem 0; }
  figure svg { display: block; max-width: 100%; height: auto; }
  .narrow { display: none; }
  figure svg > g > .vae-fill-paper:first-child { fill: transparent; }
  figcaption { margin-top: .3rem; }
  figcaption code { font-size: .8125rem; }
  .trouble {
    margin: 1rem 0; padding: .75rem 1rem; border-left: 4px solid var(--trouble);
    background: var(--trouble-page); border-radius: 0 6px 6px 0;
  }
  .trouble pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  .trouble p { margin: 0 0 .4rem; font-family: var(--sans); color: var(--trouble); }
  details { margin: .8rem 0; padding: .4rem 1rem; border: 1px solid var(--line); border-radius: 6px; }
  summary { cursor: pointer; font: 600 .9rem/1.5 var(--sans); color: var(--link); }
  [hidden] { display: none !important; }
  input[type=search] {
    width: 100%; margin-top: 1rem; padding: .5rem .75rem; font: 1rem var(--sans);
    color: var(--ink); background: var(--soft); border: 1px solid var(--line); border-radius: 6px;
  }
  nav { margin: 1.5rem 0 2rem; }
  .manual nav ol { columns: 11rem; }
  .manual .prose > h3:first-child { margin-top: 2.4rem; }
  nav h2 { font-size: .875rem; color: var(--ink); letter-spacing: 0; }
  nav ol { margin: .4rem 0 0; padding: 0; list-style: none; }
  nav li { margin: .3rem 0; line-height: 1.35; }
  nav .level3 { padding-left: 1rem; }
  nav a { color: inherit; text-decoration: none; }
  nav a:hover { color: var(--link); text-decoration: underline; }
  .appendix { padding-top: 2rem; border-top: 1px solid var(--line); }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; }
  dt { font-weight: 600; } dd { margin: 0; }
  @media screen and (max-width: 799px) { .wide { display: none; } .narrow { display: block; } }
  @media (max-width: 30rem) {
    body { padding-top: 1.5rem; font-size: 1rem; }
    h1 { font-size: 1.6rem; }
    th, td { padding-left: .45rem; padding-right: .45rem; }
    dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; }
  }
  @media screen and (min-width: 76rem) {
    body {
      display: grid; max-width: 72rem; grid-template-columns: 15rem minmax(0, 50rem);
      column-gap: 4rem; justify-content: center;
    }
    header { grid-column: 2; }
    nav {
      grid-column: 1; grid-row: 1 / span 2; position: sticky; top: 2.5rem; align-self: start;
      max-height: calc(100vh - 5rem); overflow-y: auto; margin: .6rem 0 0;
    }
    main { grid-column: 2; }
  }
  @media print {
    @page { margin: 2cm; }
    body { max-width: none; padding: 0; font-size: 10.5pt; }
    nav a { color: inherit; }
    h1, h2, h3, .heading { break-after: avoid; }
    figure, table, .value, .trouble { break-inside: avoid; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; }
    .code { border: 1px solid var(--line); break-inside: avoid; break-after: avoid; }
    .code, .scroll { background-image: none; }
    .scroll { overflow: visible; }
    figure svg { max-height: 8.5cm; min-width: 0 !important; }
    details { break-inside: avoid; }
  }
  """
