import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [svelte()],
  // The page is drawn with the fonts that the layout measured with. The program has them already and serves them itself.
  publicDir: "../fonts",
  server: { fs: { allow: [".."] }, port: 5173, strictPort: true },
  build: { target: "es2022", assetsInlineLimit: 0, copyPublicDir: false, modulePreload: { polyfill: false } },
});
