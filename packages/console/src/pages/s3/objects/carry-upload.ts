/** Carries a request as `transport.ts` does, and says how much of it has gone. `fetch` cannot say that. */
import { bytesOf } from '@first-line/aws-api'
import { OfflineFault } from '../../../aws/fault.ts'
import type { Carry } from '../../../aws/transport.ts'

/** Headers that a page may not set; the server takes the host from the path. */
const forbidden = new Set(['host', 'content-length', 'connection', 'expect'])

export const carryWithProgress =
  (onProgress: (sent: number) => void): Carry =>
  (request, door) =>
    new Promise((resolve, reject) => {
      const call = new XMLHttpRequest()
      const query = request.query === '' ? '' : `?${request.query}`
      call.open(request.method, `/api/${door}/${request.host}${request.path}${query}`)
      call.responseType = 'arraybuffer'
      for (const [name, value] of Object.entries(request.headers))
        if (!forbidden.has(name)) call.setRequestHeader(name, value)
      call.upload.onprogress = ({ loaded }) => onProgress(loaded)
      call.onload = () =>
        resolve({ status: call.status, headers: headersOf(call), body: new Uint8Array(call.response as ArrayBuffer) })
      call.onerror = () =>
        reject(new OfflineFault('The account cannot be reached. Your file is still here; try again in a moment.'))
      call.send(bytesOf(request.body) as XMLHttpRequestBodyInit)
    })

function headersOf(call: XMLHttpRequest): Record<string, string> {
  const lines = call.getAllResponseHeaders().trim().split(/\r?\n/)
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
}
