/** The type that a file's name suggests, as Python's `mimetypes` has it; AWS CLI sends it with an upload. */

const TYPES: Record<string, string> = {
  avif: 'image/avif',
  bin: 'application/octet-stream',
  bmp: 'image/bmp',
  c: 'text/plain',
  css: 'text/css',
  csv: 'text/csv',
  doc: 'application/msword',
  eml: 'message/rfc822',
  gif: 'image/gif',
  h: 'text/plain',
  htm: 'text/html',
  html: 'text/html',
  ico: 'image/vnd.microsoft.icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown',
  mjs: 'text/javascript',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  ps: 'application/postscript',
  py: 'text/x-python',
  sh: 'application/x-sh',
  svg: 'image/svg+xml',
  tar: 'application/x-tar',
  tiff: 'image/tiff',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  wasm: 'application/wasm',
  wav: 'audio/x-wav',
  webm: 'video/webm',
  webp: 'image/webp',
  xml: 'text/xml',
  zip: 'application/zip',
}

/** Undefined: nothing is sent, and S3 says `binary/octet-stream`. */
export function contentTypeOf(path: string): string | undefined {
  const name = path.split('/').at(-1) ?? ''
  const ending = /^.+\.([^.]+)$/.exec(name)?.[1]?.toLowerCase()
  return ending !== undefined && Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined
}
