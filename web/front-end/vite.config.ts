// Compiles each file of src/pages (what one kind of page needs) into exports/pages/static/built, with a manifest.
import { readdirSync } from "node:fs";
import { defineConfig } from "vite";

const pages = readdirSync("src/pages").filter((name) => name.endsWith(".ts"));

export default defineConfig({
  base: "./",
  build: {
    outDir: process.env.ISTILAH_BUILT ?? "../../exports/pages/static/built",
    emptyOutDir: true,
    assetsDir: "",
    target: "es2022",
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    license: { fileName: "licenses.md" },
    rollupOptions: { input: pages.map((name) => `src/pages/${name}`) },
  },
});
