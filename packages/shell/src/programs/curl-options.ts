/** curl's command line, as far as talking to AWS takes it. */

export interface CurlOptions {
  urls: string[]
  method: string | undefined
  headers: [string, string][]
  /** Pieces of `-d`, `@file` not read yet. `binary`: line breaks stay. */
  data: { text: string; kind: 'text' | 'binary' | 'raw' | 'urlencode' }[]
  upload: string | undefined
  output: string | undefined
  remoteName: boolean
  head: boolean
  include: boolean
  get: boolean
  fail: boolean
  silent: boolean
  showError: boolean
  verbose: boolean
  follow: boolean
  writeOut: string
  seconds: number | undefined
}

type Setter = (options: CurlOptions, value: string) => void

const header: Setter = (options, value) => {
  const [, name, text] = /^([^:;]+)[:;]\s*(.*)$/s.exec(value) ?? []
  if (name !== undefined) options.headers.push([name.trim().toLowerCase(), text!])
}
const data =
  (kind: CurlOptions['data'][number]['kind']): Setter =>
  (options, text) => {
    options.data.push({ text, kind })
  }
const nothing: Setter = () => {}

/** Long names with a value, and what they set. */
const VALUED: Record<string, Setter> = {
  request: (o, v) => {
    o.method = v
  },
  header,
  data: data('text'),
  'data-ascii': data('text'),
  'data-binary': data('binary'),
  'data-raw': data('raw'),
  'data-urlencode': data('urlencode'),
  'upload-file': (o, v) => {
    o.upload = v
  },
  output: (o, v) => {
    o.output = v
  },
  'write-out': (o, v) => {
    o.writeOut = v
  },
  'user-agent': (o, v) => {
    o.headers.push(['user-agent', v])
  },
  'max-time': (o, v) => {
    o.seconds = Number(v)
  },
  'connect-timeout': nothing,
  retry: nothing,
  'retry-delay': nothing,
  url: (o, v) => {
    o.urls.push(v)
  },
}

const FLAGS: Record<string, Setter> = {
  head: (o) => {
    o.head = true
  },
  include: (o) => {
    o.include = true
  },
  get: (o) => {
    o.get = true
  },
  fail: (o) => {
    o.fail = true
  },
  silent: (o) => {
    o.silent = true
  },
  'show-error': (o) => {
    o.showError = true
  },
  verbose: (o) => {
    o.verbose = true
  },
  location: (o) => {
    o.follow = true
  },
  'remote-name': (o) => {
    o.remoteName = true
  },
  insecure: nothing,
  compressed: nothing,
  'progress-bar': nothing,
  'no-buffer': nothing,
  globoff: nothing,
  noproxy: nothing,
  'http1.1': nothing,
  ipv4: nothing,
}

const SHORT: Record<string, string> = {
  X: 'request',
  H: 'header',
  d: 'data',
  T: 'upload-file',
  o: 'output',
  w: 'write-out',
  A: 'user-agent',
  m: 'max-time',
  I: 'head',
  i: 'include',
  G: 'get',
  f: 'fail',
  s: 'silent',
  S: 'show-error',
  v: 'verbose',
  L: 'location',
  O: 'remote-name',
  k: 'insecure',
  '#': 'progress-bar',
  N: 'no-buffer',
  g: 'globoff',
  '4': 'ipv4',
}

/** Gives curl's complaint for what it does not know. */
export function readCurl(args: readonly string[]): CurlOptions | string {
  const options: CurlOptions = {
    urls: [],
    method: undefined,
    headers: [],
    data: [],
    upload: undefined,
    output: undefined,
    remoteName: false,
    head: false,
    include: false,
    get: false,
    fail: false,
    silent: false,
    showError: false,
    verbose: false,
    follow: false,
    writeOut: '',
    seconds: undefined,
  }
  const words = [...args]
  const apply = (name: string, shown: string, glued?: string): string | undefined => {
    const flag = FLAGS[name]
    const valued = VALUED[name]
    if (flag) flag(options, '')
    else if (!valued) return `option ${shown}: is unknown`
    else {
      const value = glued ?? words.shift()
      if (value === undefined) return `option ${shown}: requires parameter`
      valued(options, value)
    }
    return undefined
  }
  while (words.length > 0) {
    const word = words.shift()!
    let trouble: string | undefined
    if (word.startsWith('--')) trouble = apply(word.slice(2), word)
    else if (word.startsWith('-') && word !== '-') {
      for (let at = 1; at < word.length && trouble === undefined; at++) {
        const name = SHORT[word[at]!] ?? ''
        const takes = Object.hasOwn(VALUED, name)
        const glued = takes && at + 1 < word.length ? word.slice(at + 1) : undefined
        trouble = apply(name, `-${word[at]}`, glued)
        if (takes) break
      }
    } else options.urls.push(word)
    if (trouble !== undefined) return trouble
  }
  return options
}
