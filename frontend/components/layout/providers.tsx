"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { Toaster } from "sonner";
import { Tooltips } from "@/components/ui/tooltip";
import { makeQueryClient } from "@/lib/api/query-client";

export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
      <QueryClientProvider client={queryClient}>
        <NuqsAdapter>
          <Tooltips>{children}</Tooltips>
        </NuqsAdapter>
        <Toaster
          position="bottom-right"
          toastOptions={{
            classNames: { toast: "!bg-raised !text-text !border-line !font-sans", description: "!text-muted" },
          }}
        />
      </QueryClientProvider>
    </ThemeProvider>
  );
}
