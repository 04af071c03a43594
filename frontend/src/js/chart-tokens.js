// The tokens as ECharts needs them: plain colours and pixels, read where the chart stands.
export function readTokens(place) {
  const style = getComputedStyle(place);
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const colour = (name) => style.getPropertyValue(`--c-${name}`).trim();
  const size = (name) => parseFloat(style.getPropertyValue(`--t-${name}`)) * rem;
  return {
    ink: colour("ink"),
    ink2: colour("ink-2"),
    ink3: colour("ink-3"),
    line: colour("line"),
    strong: colour("line-strong"),
    surface: colour("surface"),
    brand: colour("brand"),
    seal: colour("seal"),
    amber: colour("amber-fill"),
    series: ["brand", "link", "amber-fill", "visited", "brand-line", "line-strong"].map(colour),
    scale: [1, 2, 3, 4, 5].map((n) => colour(`scale-${n}`)),
    font: style.getPropertyValue("--f-sans").trim(),
    small: size("2xs"),
    text: size("xs"),
    still: matchMedia("(prefers-reduced-motion: reduce)").matches,
  };
}
