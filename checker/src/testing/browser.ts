/** A browser as the checker sees one: it keeps its cookie, says its origin, and reads server-sent events. */
import type { LiveEvent } from '../contract.ts'

export interface Heard {
  readonly cursor: number
  readonly event: LiveEvent
}

export class Browser {
  readonly url: string
  cookie: string | undefined

  constructor(url: string, cookie?: string) {
    this.url = url
    this.cookie = cookie
  }

  /** The same browser, at a server that was started anew. */
  at(url: string): Browser {
    return new Browser(url, this.cookie)
  }

  async request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.cookie !== undefined && { cookie: this.cookie }),
        ...(method !== 'GET' && { origin: this.url }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      redirect: 'manual',
    })
    const set = response.headers.get('set-cookie')?.split(';')[0]
    if (set) this.cookie = set
    return response
  }

  async json(method: string, path: string, body?: unknown): Promise<unknown> {
    return (await this.request(method, path, body)).json()
  }

  /** Follows the live stream. `until` resolves with all that was heard once one of it is what was waited for. */
  async live(after?: number): Promise<LiveStream> {
    const abort = new AbortController()
    const response = await fetch(`${this.url}/api/live${after === undefined ? '' : `?after=${after}`}`, {
      headers: this.cookie === undefined ? {} : { cookie: this.cookie },
      signal: abort.signal,
    })
    if (!response.ok || !response.body) throw new Error(`the live stream answered ${response.status}`)
    return new LiveStream(response.body, abort)
  }
}

export class LiveStream {
  readonly heard: Heard[] = []
  readonly #abort: AbortController
  readonly #waiting = new Set<() => void>()

  constructor(body: ReadableStream<Uint8Array>, abort: AbortController) {
    this.#abort = abort
    void this.#read(body)
  }

  async until(what: (event: LiveEvent) => boolean, timeout = 15000): Promise<Heard[]> {
    const deadline = Date.now() + timeout
    while (!this.heard.some(({ event }) => what(event))) {
      const left = deadline - Date.now()
      if (left <= 0) throw new Error(`not heard within ${timeout} ms; heard ${JSON.stringify(this.heard)}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left)
        this.#waiting.add(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
    return this.heard
  }

  close(): void {
    this.#abort.abort()
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder()
    let text = ''
    try {
      for await (const chunk of body) {
        text += decoder.decode(chunk, { stream: true })
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          this.#take(text.slice(0, end))
          text = text.slice(end + 2)
        }
      }
    } catch (cause) {
      // Aborted by close(), or the server went away: either way nothing more is heard.
      if (!this.#abort.signal.aborted) this.closed = cause
    }
  }

  /** Why the stream ended, when it was not we who ended it. */
  closed: unknown

  #take(block: string): void {
    const id = /^id: (\d+)$/m.exec(block)?.[1]
    const data = /^data: (.*)$/m.exec(block)?.[1]
    if (id === undefined || data === undefined) return
    this.heard.push({ cursor: Number(id), event: JSON.parse(data) as LiveEvent })
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }
}
