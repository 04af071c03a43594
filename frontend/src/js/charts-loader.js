// ECharts is large: a page fetches it only when it carries a chart, and when that chart comes near.
export function installChartLoader(root) {
  const watcher = new IntersectionObserver(draw, { rootMargin: "200px" });
  const watch = (within) => within.querySelectorAll?.("[data-chart]:not([data-drawn])").forEach((one) => watcher.observe(one));

  async function draw(entries) {
    const near = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target);
    if (!near.length) return;
    near.forEach((one) => watcher.unobserve(one));
    const { drawChart } = await import("../charts.js");
    near.forEach(drawChart);
  }

  watch(root);
  root.addEventListener("htmx:afterSettle", (event) => watch(event.detail.elt));
}
