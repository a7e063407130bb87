import type { Metadata, Viewport } from "next";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Header } from "@/components/layout/header";
import { Providers } from "@/components/layout/providers";
import { ApiKey } from "@/features/api-key/api-key";
import { apiUrl } from "@/lib/api/url";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "AutoML Lite", template: "%s · AutoML Lite" },
  description: "From a CSV to a model you can trust.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#0c0c0e" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      data-api-url={apiUrl()}
      suppressHydrationWarning
    >
      <body className="min-h-dvh font-sans">
        <Providers nonce={nonce}>
          <a
            href="#main"
            className="sr-only rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:left-4 focus:top-2 focus:z-50"
          >
            Skip to the content
          </a>
          <Header>
            <ApiKey />
          </Header>
          <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[1200px] px-4 py-6 outline-none sm:px-6">
            {children}
          </main>
        </Providers>
      </body>
    </html>
  );
}
