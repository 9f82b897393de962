/** What is known of a request besides its message. */
export interface RequestFacts {
  /** UUID version 4; S3 has a form of its own. */
  id: string
  sourceIp: string
  userAgent: string
  /** Whether it counts as having come over TLS: `aws:SecureTransport`. */
  secureTransport: boolean
  referer?: string
}
