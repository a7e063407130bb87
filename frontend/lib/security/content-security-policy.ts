interface Terms {
  nonce: string;
  /** Where the API answers; files are sent to and read from it, or from S3 in its region. */
  apiUrl: string;
  development: boolean;
}

const AWS_API = /^https:\/\/[^/]+\.execute-api\.([a-z0-9-]+)\.amazonaws\.com/;

/** What a page may load and talk to: itself, the API, and the place where files are kept. */
export function contentSecurityPolicy({ nonce, apiUrl, development }: Terms): string {
  const files = fileOrigins(apiUrl).join(" ");
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // Widths of bars and places of marks are style attributes, which no nonce covers.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self' ${files}`,
    // Reports are written into a frame of ours that has an origin of its own.
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return directives.join("; ");
}

function fileOrigins(apiUrl: string): string[] {
  const origin = new URL(apiUrl).origin;
  const region = AWS_API.exec(apiUrl)?.[1];
  return region ? [origin, `https://*.s3.${region}.amazonaws.com`] : [origin];
}
