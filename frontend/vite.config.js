import { defineConfig } from "vite";

// Django serves the result: names carry a hash, manifest.json says which file is which.
export default defineConfig({
  base: "/static/",
  publicDir: false,
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: { input: ["src/main.css", "src/main.js", "src/charts.js"] },
  },
});
