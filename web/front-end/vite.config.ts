// Compiles each file of src/pages (what one kind of page needs) into exports/pages/static/built, with a manifest.
import { readdirSync } from "node:fs";
import { defineConfig } from "vite";

const pages = readdirSync("src/pages").filter((name) => name.endsWith(".ts"));

/** What most kinds of page need goes into one file: each file is a request. */
const SHARED = /[\\/]src[\\/](search[\\/])?[\w-]+\.ts$|preload-helper/;

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
    rolldownOptions: {
      input: pages.map((name) => `src/pages/${name}`),
      output: { codeSplitting: { groups: [{ name: "shared", test: SHARED, minShareCount: 2 }] } },
    },
  },
});
