/** The powers of a browser that no page here uses. Copying to the clipboard is not among them: the portal does. */
const unused = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'payment',
  'usb',
];

/** The headers of every response, of the survey and the portal alike. */
export const responseHeaders = {
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': unused.map((power) => `${power}=()`).join(', '),
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** The headers of every answer of an API that needs a sign-in. */
export const apiHeaders = {
  ...responseHeaders,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
} as const;
