// What the bundle asks of whoever serves it. The page carries its content policy itself (build/dist.mjs puts it
// into a <meta>), so a plain static host is safe; a host that can set headers should set these.

const DIRECTIVES = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'none'",
];

/** For <meta http-equiv>, where browsers ignore frame-ancestors and complain about it. */
export const META_POLICY = DIRECTIVES.join("; ");

/** Later rows override earlier ones. Names below /assets/ carry the hash of their content. */
export const HEADERS = [
  [
    "/",
    {
      "Content-Security-Policy": [...DIRECTIVES, "frame-ancestors 'none'"].join("; "),
      "Cross-Origin-Opener-Policy": "same-origin",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-cache",
    },
  ],
  ["/assets/", { "Cache-Control": "public, max-age=31536000, immutable" }],
];

export function headersFor(pathname) {
  return Object.assign({}, ...HEADERS.filter(([prefix]) => pathname.startsWith(prefix)).map(([, row]) => row));
}
