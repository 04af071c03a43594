import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { defineConfig } from "vite";

// The server sends the .br or .gz that lies beside a file, so that nothing is compressed while a reader waits.
const compressed = {
  name: "compressed",
  closeBundle() {
    for (const entry of readdirSync("dist", { recursive: true, withFileTypes: true })) {
      if (!/\.(css|js|svg)$/.test(entry.name)) continue;
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const whole = readFileSync(path);
      writeFileSync(`${path}.br`, brotliCompressSync(whole));
      writeFileSync(`${path}.gz`, gzipSync(whole, { level: 9 }));
    }
  },
};

// Django serves the result: names carry a hash, manifest.json says which file is which.
export default defineConfig({
  base: "/static/",
  publicDir: false,
  plugins: [compressed],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rollupOptions: { input: ["src/main.css", "src/main.js", "src/charts.js", "src/certificates.js"], checks: { eval: false } },
  },
});
