// Says who imports whom against the house rule: app > features > ui, api > lib, and no feature imports another.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../src", import.meta.url));
const below = {
  app: ["features", "ui", "api", "lib"],
  features: ["ui", "api", "lib"],
  ui: ["lib"],
  api: ["lib"],
  lib: [],
};

const wrong = [];
for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const [layer, feature] = relative(source, path).split("/");
  for (const [, target] of readFileSync(path, "utf8").matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)) {
    const absolute = target.startsWith("@/") ? join(source, target.slice(2)) : resolve(dirname(path), target);
    if (!target.startsWith("@/") && !target.startsWith(".")) continue;
    const [targetLayer, targetFeature] = relative(source, absolute).split("/");
    const same = targetLayer === layer && (layer !== "features" || targetFeature === feature);
    if (!same && !below[layer]?.includes(targetLayer)) wrong.push(`${relative(source, path)} imports ${target}`);
  }
}
if (wrong.length) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
