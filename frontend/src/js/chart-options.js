// From the plain description that the server writes to ECharts' option. Kinds: line, area, bar, hbar, stack, share.
//   {kind, title, unit, categories: [...], series: [{name, values: [...], dashed, kind}], target: {name, value}, min, max}
// `series[].kind` is one of the states (done, near, over, plain) where a series means a state; else the colours follow in order.
const DASHES = [[], [6, 4], [2, 3], [8, 3, 2, 3]];
const MARKS = ["circle", "rect", "triangle", "diamond", "roundRect", "pin"];

export function optionOf(spec, tokens) {
  if (spec.kind === "share") return shareOption(spec, tokens);
  const across = spec.kind === "hbar";
  const words = { type: "category", data: spec.categories, inverse: across, boundaryGap: !isLine(spec), axisTick: { show: false }, axisLine: { lineStyle: { color: tokens.strong } }, axisLabel: label(tokens) };
  const numbers = { type: "value", min: spec.min, max: spec.max, splitNumber: 4, splitLine: { lineStyle: { color: tokens.line } }, axisLabel: { ...label(tokens), formatter: (value) => figure(value) } };
  return {
    ...common(spec, tokens),
    grid: { left: 4, right: across ? 48 : spec.target ? 72 : 16, top: spec.series.length > 1 ? 36 : 12, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: across ? { ...numbers, axisLabel: { show: false }, splitLine: { show: false } } : words,
    yAxis: across ? words : numbers,
    series: spec.series.map((one, at) => seriesOf(one, at, spec, tokens)),
  };
}

const isLine = (spec) => spec.kind === "line" || spec.kind === "area";
const label = (tokens) => ({ color: tokens.ink3, fontSize: tokens.small, fontFamily: tokens.font, hideOverlap: true });
const figure = (value) => value.toLocaleString("en-US", { maximumFractionDigits: 2 });

function common(spec, tokens) {
  const many = spec.series.length > 1;
  return {
    animation: !tokens.still,
    animationDuration: 200,
    color: tokens.series,
    textStyle: { fontFamily: tokens.font, color: tokens.ink },
    legend: { show: many || spec.kind === "share", top: 0, left: 0, icon: "roundRect", itemWidth: 14, itemHeight: 8, textStyle: { color: tokens.ink2, fontSize: tokens.text } },
    tooltip: {
      trigger: spec.kind === "share" ? "item" : "axis",
      confine: true,
      renderMode: "richText",
      backgroundColor: tokens.surface,
      borderColor: tokens.line,
      textStyle: { color: tokens.ink, fontSize: tokens.text, fontFamily: tokens.font },
      axisPointer: { lineStyle: { color: tokens.strong } },
      valueFormatter: (value) => (value == null ? "–" : `${figure(value)} ${spec.unit ?? ""}`),
    },
  };
}

function seriesOf(one, at, spec, tokens) {
  const colour = { done: tokens.brand, near: tokens.amber, over: tokens.seal, plain: tokens.strong }[one.kind] ?? tokens.series[at % tokens.series.length];
  const series = { name: one.name, data: one.values, itemStyle: { color: colour } };
  if (spec.target && at === 0) series.markLine = target(spec, tokens);
  if (isLine(spec)) {
    const dash = one.dashed ? [4, 4] : DASHES[at % DASHES.length];
    return { ...series, type: "line", symbol: MARKS[at % MARKS.length], symbolSize: 6, showSymbol: one.values.length <= 12, lineStyle: { color: colour, width: one.dashed ? 1.5 : 2.25, type: dash.length ? dash : "solid" }, areaStyle: spec.kind === "area" && at === 0 ? { color: colour, opacity: 0.08 } : undefined };
  }
  const across = spec.kind === "hbar";
  return { ...series, type: "bar", stack: spec.kind === "stack" ? "all" : undefined, barMaxWidth: across ? 14 : 32, itemStyle: { color: colour, borderRadius: across ? [0, 2, 2, 0] : [2, 2, 0, 0], decal: spec.kind === "stack" && at ? decal(at, tokens) : undefined }, label: { show: across, position: "right", color: tokens.ink2, fontSize: tokens.text, formatter: ({ value }) => figure(value) } };
}

const decal = (at, tokens) => ({ symbol: "rect", color: tokens.surface, dashArrayX: [1, 0], dashArrayY: [1, 3 + at], rotation: at * 0.8, symbolSize: 0.6 });

function target(spec, tokens) {
  const axis = spec.kind === "hbar" ? { xAxis: spec.target.value } : { yAxis: spec.target.value };
  return { silent: true, symbol: "none", lineStyle: { color: tokens.strong, type: [4, 4], width: 1.5 }, label: { formatter: spec.target.name, position: "end", color: tokens.ink2, fontSize: tokens.small }, data: [axis] };
}

function shareOption(spec, tokens) {
  const data = spec.categories.map((name, at) => ({ name, value: spec.series[0].values[at], itemStyle: { decal: at ? decal(at, tokens) : undefined } }));
  return { ...common(spec, tokens), series: [{ type: "pie", radius: ["52%", "80%"], top: 32, data, label: { color: tokens.ink2, fontSize: tokens.text, formatter: "{b} {d}%" }, itemStyle: { borderColor: tokens.surface, borderWidth: 2 } }] };
}
