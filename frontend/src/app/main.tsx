import "./app.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "@/api/queryClient.ts";
import { loadTexts } from "@/lib/texts/index.ts";
import { Toasts } from "@/ui/toasts.tsx";
import { router } from "./router.tsx";
import { serveOffline } from "./serveOffline.ts";

await loadTexts();
serveOffline();
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </StrictMode>,
  );
}
