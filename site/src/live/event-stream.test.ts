import { describe, expect, test } from 'vitest'
import { createEventStreamParser } from './event-stream.ts'

function read(...chunks: string[]) {
  const parse = createEventStreamParser()
  return chunks.flatMap((chunk) => parse(chunk))
}

describe('createEventStreamParser', () => {
  test.each([
    ['one event', ['id: 7\ndata: {"a":1}\n\n'], [{ id: '7', data: '{"a":1}' }]],
    ['an event cut in the middle of a line', ['id: 7\nda', 'ta: x\n', '\n'], [{ id: '7', data: 'x' }]],
    ['a heartbeat is nothing', [': still here\n\n'], []],
    ['several data lines are one text', ['data: a\ndata:  b\n\n'], [{ id: undefined, data: 'a\n b' }]],
    [
      'the id stays until another comes',
      ['id: 1\ndata: a\n\ndata: b\n\n'],
      [
        { id: '1', data: 'a' },
        { id: '1', data: 'b' },
      ],
    ],
    [
      'CRLF, cut between its halves',
      ['data: a\r', '\n\r', '\ndata: b\r\n\r\n'],
      [
        { id: undefined, data: 'a' },
        { id: undefined, data: 'b' },
      ],
    ],
    ['a byte order mark in front', ['\uFEFFdata: a\n\n'], [{ id: undefined, data: 'a' }]],
    ['a field without a colon', ['data\n\n'], [{ id: undefined, data: '' }]],
    ['an event that has not ended is kept back', ['data: a\n'], []],
    ['fields we do not read', ['event: step\nretry: 5\ndata: a\n\n'], [{ id: undefined, data: 'a' }]],
  ])('%s', (_, chunks, events) => {
    expect(read(...chunks)).toEqual(events)
  })

  test('any cut gives the same events', () => {
    const whole = 'id: 1\r\ndata: {"type":"resync"}\r\n\r\n: beat\n\nid: 2\ndata: x\ndata: y\n\n'
    const expected = read(whole)
    for (let at = 0; at <= whole.length; at++) expect(read(whole.slice(0, at), whole.slice(at))).toEqual(expected)
  })
})
