interface FaultFacts {
  message: string
  code: string
  status: number
  service: string
  operation: string
  requestId: string | undefined
}

/** What a call came back with instead of an answer. */
export class AwsFault extends Error {
  override readonly name = 'AwsFault'
  /** AWS's code: `AccessDenied`. */
  readonly code: string
  readonly status: number
  readonly service: string
  readonly operation: string
  /** By it the site finds the decision. */
  readonly requestId: string | undefined

  constructor(about: FaultFacts) {
    super(about.message)
    this.code = about.code
    this.status = about.status
    this.service = about.service
    this.operation = about.operation
    this.requestId = about.requestId
  }
}

/** No answer at all: the browser is offline, or the workshop has stopped. What was entered is still there. */
export class OfflineFault extends Error {
  override readonly name = 'OfflineFault'
}

const denials = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
  'AuthorizationError',
  'Client.UnauthorizedOperation',
  // S3's answer to HEAD, which has no words.
  '403',
])

/** A policy decided: there is something to ask *Why?* about. */
export const isDenied = (fault: unknown): fault is AwsFault => fault instanceof AwsFault && denials.has(fault.code)

/** The session is over, or its principal is gone. Services differ in how they say so. */
const over = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'AuthFailure',
  'InvalidAccessKeyId',
])

export const isSessionOver = (fault: unknown): boolean => fault instanceof AwsFault && over.has(fault.code)

export function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault)
}
