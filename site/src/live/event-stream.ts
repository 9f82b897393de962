/**
 * Server-sent events, parsed from text as it comes
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation).
 * We read the stream with `fetch` and not with EventSource, which hides the status: "no learner" must end the
 * attempts, a broken network must not.
 */
export interface StreamEvent {
  readonly id: string | undefined
  readonly data: string
}

/** Feed it chunks, cut anywhere; it answers the events that are complete. */
export function createEventStreamParser(): (chunk: string) => StreamEvent[] {
  let rest = ''
  let started = false
  let data: string[] = []
  let id: string | undefined

  return (chunk) => {
    let text = rest + chunk
    if (!started && text !== '') {
      if (text.startsWith('\uFEFF')) text = text.slice(1)
      started = true
    }
    const events: StreamEvent[] = []
    let from = 0
    for (;;) {
      const end = /\r\n|\r|\n/g
      end.lastIndex = from
      const found = end.exec(text)
      // A lone CR at the end may be the first half of CRLF: wait for what follows.
      if (!found || (found[0] === '\r' && found.index === text.length - 1)) break
      const line = text.slice(from, found.index)
      from = end.lastIndex
      if (line === '') {
        if (data.length > 0) events.push({ id, data: data.join('\n') })
        data = []
        continue
      }
      const colon = line.indexOf(':')
      if (colon === 0) continue
      const field = colon < 0 ? line : line.slice(0, colon)
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
      if (field === 'data') data.push(value)
      else if (field === 'id' && !value.includes('\0')) id = value
    }
    rest = text.slice(from)
    return events
  }
}
