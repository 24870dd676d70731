import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The gateway of `make run`, with the API and the live events behind it.
const gateway = "http://127.0.0.1:8000";
const api =
  "^/(auth|chats|messages|workspaces|documents|knowledge|live|healthz|readyz|docs|redoc|openapi.json)(/|$|\\?)";

export default defineConfig({
  base: "/app/",
  plugins: [react(), tailwind()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  server: { port: 5173, strictPort: true, proxy: { [api]: { target: gateway, changeOrigin: false } } },
  build: { target: "es2023", modulePreload: { polyfill: false }, assetsInlineLimit: 0, reportCompressedSize: false },
  test: { environment: "jsdom", include: ["src/**/*.test.{ts,tsx}"] },
});
