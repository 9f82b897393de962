import { type HttpRequest, percentDecode } from '@first-line/aws-api'

/** What signs, and checksums: SDKs put that of an empty body into URLs that are for whatever is sent later. */
const STAYS =
  /^x-amz-(?:algorithm|credential|date|expires|signature|signedheaders|security-token|checksum-.*|sdk-checksum-algorithm|content-sha256)$/

/** A presigned URL carries in its query what otherwise is an `x-amz-` header (an ACL, a copy's source): S3 reads it as one. */
export function withPresignedHeaders(request: HttpRequest): HttpRequest {
  const headers: Record<string, string> = {}
  for (const pair of request.query.split('&')) {
    const [name = '', value = ''] = pair.split('=', 2)
    const lower = (percentDecode(name) ?? '').toLowerCase()
    if (lower.startsWith('x-amz-') && !STAYS.test(lower)) headers[lower] = percentDecode(value) ?? ''
  }
  return Object.keys(headers).length === 0 ? request : { ...request, headers: { ...headers, ...request.headers } }
}
