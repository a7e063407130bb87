import path from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
  output: "standalone",
  outputFileTracingRoot: path.resolve(import.meta.dirname),
  poweredByHeader: false,
  reactStrictMode: true,
  // Nothing is fetched from another host: no image of a page comes from elsewhere.
  images: { unoptimized: true },
};

export default config;
