// Charts: ECharts with only the parts in use, drawn as SVG, in the colours and sizes of the tokens. The same data stand in the
// table under the chart (parts/chart.html); the chart itself is one image to a screen reader, named by its finding.
import { BarChart, LineChart, PieChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { optionOf } from "./js/chart-options.js";
import { readTokens } from "./js/chart-tokens.js";

echarts.use([BarChart, LineChart, PieChart, ScatterChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

const drawn = new Set();
const PAPER = { width: 620, height: 240 };

export function drawChart(place) {
  if (place.dataset.drawn !== undefined) return;
  place.dataset.drawn = "";
  const spec = JSON.parse(document.getElementById(place.dataset.chart).textContent);
  place.replaceChildren();
  const chart = echarts.init(place, null, { renderer: "svg" });
  const redraw = () => chart.setOption(optionOf(spec, readTokens(place)), { notMerge: true });
  redraw();
  new ResizeObserver(() => chart.resize()).observe(place);
  addEventListener("beforeprint", () => chart.resize(PAPER));
  addEventListener("afterprint", () => chart.resize());
  drawn.add(redraw);
}

// The tokens change with the scheme, the contrast and the size of type, and on paper.
const again = () => drawn.forEach((redraw) => redraw());
for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "print"]) matchMedia(query).addEventListener("change", again);
new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-scheme", "class"] });
