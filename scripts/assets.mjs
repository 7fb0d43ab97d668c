// Copies what npm brought into static/, where the Go program embeds it:
// scripts and the icon sprite into static/vendor, fonts and their licences
// into static/fonts, with a manifest so that a server knows each font's hash
// without reading it. Files already right are left untouched; files that no
// longer belong are removed.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const npm = (...parts) => join(root, "node_modules", ...parts);

const scripts = [
  { name: "htmx.min.js", from: npm("htmx.org", "dist", "htmx.min.js") },
  { name: "Sortable.min.js", from: npm("sortablejs", "Sortable.min.js") },
];

const licences = [
  { name: "htmx 4", from: npm("htmx.org", "LICENSE") },
  { name: "Sortable", from: npm("sortablejs", "LICENSE") },
  { name: "Lucide icons (icons.svg)", from: npm("lucide-static", "LICENSE") },
];

// Only static TrueType faces: gofpdf draws neither CFF outlines nor variable fonts.
const fonts = [
  { family: "NotoSansSC", package: "noto-sans-sc", faces: { Regular: "400Regular", Bold: "700Bold" } },
  { family: "NotoSerifSC", package: "noto-serif-sc", faces: { Regular: "400Regular", Bold: "700Bold" } },
  { family: "NotoSansJP", package: "noto-sans-jp", faces: { Regular: "400Regular" } },
  { family: "NotoEmoji", package: "noto-emoji", faces: { Regular: "400Regular" } },
];

function vendorFiles() {
  const files = new Map();
  for (const script of scripts) {
    files.set(script.name, readFileSync(script.from));
  }
  files.set("icons.svg", Buffer.from(sprite(iconNames())));
  files.set("LICENSES.txt", Buffer.from(licences.map((l) => `${l.name}\n\n${readFileSync(l.from, "utf8").trim()}\n`).join("\n\n")));
  return files;
}

function fontFiles() {
  const files = new Map();
  const manifest = {};
  for (const font of fonts) {
    const folder = npm("@expo-google-fonts", font.package);
    for (const [face, source] of Object.entries(font.faces)) {
      const name = `${font.family}-${face}.ttf`;
      const bytes = readFileSync(join(folder, source, `${font.family}_${source}.ttf`));
      files.set(name, bytes);
      manifest[name] = { sha256: sha256(bytes), size: bytes.length };
    }
    files.set(`${font.family}-OFL.txt`, readFileSync(join(folder, "LICENSE_FONT")));
  }
  files.set("manifest.json", Buffer.from(JSON.stringify(manifest, null, 2) + "\n"));
  return files;
}

function iconNames() {
  const names = readFileSync(join(root, "static", "icons.txt"), "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new Error(`static/icons.txt names ${twice} twice`);
  return names;
}

// A <symbol> inherits stroke and fill from the <svg> that uses it only when the
// sprite does not set them, so presentation stays on the symbol and colour is
// currentColor.
function sprite(names) {
  const symbols = names.map((name) => {
    const file = npm("lucide-static", "icons", `${name}.svg`);
    if (!existsSync(file)) throw new Error(`static/icons.txt: lucide has no icon named ${name}`);
    const body = readFileSync(file, "utf8").match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1].replace(/\s*\n\s*/g, "");
    return `<symbol id="icon-${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${body}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
}

// place makes folder hold exactly files (and .gitkeep, which git needs for an
// otherwise empty folder). A file is renamed into place whole, so that a build
// running at the same time never embeds half of it.
function place(folder, files) {
  mkdirSync(folder, { recursive: true });
  let written = 0;
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    if (existsSync(path) && readFileSync(path).equals(bytes)) continue;
    const partial = `${path}.${process.pid}.part`;
    writeFileSync(partial, bytes);
    renameSync(partial, path);
    written++;
  }
  for (const name of readdirSync(folder)) {
    if (name !== ".gitkeep" && !files.has(name) && !name.endsWith(".part")) rmSync(join(folder, name));
  }
  return written;
}

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

const written = place(join(root, "static", "vendor"), vendorFiles()) + place(join(root, "static", "fonts"), fontFiles());
console.log(written === 0 ? "assets: up to date" : `assets: ${written} files written`);
