// Writes the API's types from its OpenAPI document; with --check, only says whether they are as they would be written.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const target = fileURLToPath(new URL("../../src/api/schema.ts", import.meta.url));
const python = process.env.PYTHON ?? `${root}.venv/bin/python`;

const document = execFileSync(python, ["-m", "webapp.documentation"], { cwd: root, maxBuffer: 2 ** 26 });
const nodes = await openapiTS(JSON.parse(document), { alphabetize: true, defaultNonNullable: false });
const types = `// Written by \`npm run api\` from the API's OpenAPI document.\n${astToString(nodes)}`;
if (!process.argv.includes("--check")) {
  writeFileSync(target, types);
} else if (readFileSync(target, "utf8") !== types) {
  console.error("src/api/schema.ts is not what the API's document says: run `npm run api` in frontend/.");
  process.exit(1);
}
