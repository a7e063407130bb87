"use client";

import { useRef } from "react";
import { FRAME_PATH, type Handover } from "./frame-document";

interface ReportFrameProps {
  title: string;
  html: string;
}

/** A report in a frame that can neither reach this page nor any server. Give it a key for each report. */
export function ReportFrame({ title, html }: ReportFrameProps) {
  const ref = useRef<HTMLIFrameElement>(null);
  function handOver() {
    // The frame's origin is opaque, so no other than "*" names it. Once it holds a report it listens no more.
    ref.current?.contentWindow?.postMessage({ report: html } satisfies Handover, "*");
  }
  return (
    <iframe
      ref={ref}
      title={title}
      src={FRAME_PATH}
      sandbox="allow-scripts"
      onLoad={handOver}
      className="h-[80dvh] min-h-96 w-full rounded-lg border border-line"
    />
  );
}
