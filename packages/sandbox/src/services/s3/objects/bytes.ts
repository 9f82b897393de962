import { type Body, bytesOfBase64, NO_BODY } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import type { Piece } from '../entities.ts'

/** Inclusive on both ends. */
export interface ByteRange {
  start: number
  end: number
}

type Run = { inline: Uint8Array } | { blob: string; range: ByteRange }

/** The runs of pieces that a range covers. */
export function runsOf(pieces: readonly Piece[], { start, end }: ByteRange): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const piece of pieces) {
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, piece.size - 1)
    if (from <= to)
      runs.push(
        'inline' in piece
          ? { inline: inlineBytes(piece, from, to) }
          : { blob: piece.blob, range: { start: from, end: to } },
      )
    at += piece.size
  }
  return runs
}

function inlineBytes({ inline, size }: Piece & { inline: string }, from: number, to: number): Uint8Array {
  const bytes = bytesOfBase64(inline)
  return from === 0 && to === size - 1 ? bytes : bytes.slice(from, to + 1)
}

/** The bytes of a range of an object. Blobs are opened when somebody reads. */
export function bodyOf(blobs: Call['blobs'], pieces: readonly Piece[], range: ByteRange): Body {
  const runs = runsOf(pieces, range)
  if (runs.length === 0) return NO_BODY
  const [only] = runs
  if (runs.length === 1 && only && 'inline' in only) return only.inline
  const done = blobs.keep(runs.flatMap((run) => ('blob' in run ? [run.blob] : [])))
  let next = 0
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          if (!reader) {
            const run = runs[next]
            next += 1
            if (!run) {
              done()
              return controller.close()
            }
            if ('inline' in run) return controller.enqueue(run.inline)
            const stream = await blobs.get(run.blob, run.range)
            if (!stream) throw new Error(`The blob ${run.blob} of an object is gone`)
            reader = stream.getReader()
          }
          const { done: ended, value } = await reader.read()
          if (!ended) return controller.enqueue(value)
          reader = undefined
        }
      },
      cancel(reason) {
        done()
        return reader?.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
}
