/**
 * An answer of AWS's that is an error: what a caller did wrong, or may not do. Thrown inside the pipeline, where it takes
 * back the unit of work; the codec writes it in the protocol's form. Faults of ours are never of this class.
 */
export class AwsError extends Error {
  readonly code: string
  readonly status: number
  /** Members of the error besides code and message, e.g. S3's `BucketName`. */
  readonly fields: Readonly<Record<string, string | object>>
  /** What was changed before it was thrown stays: a failed sign-in counts. */
  readonly keepsChanges: boolean

  constructor(
    code: string,
    status: number,
    message: string,
    fields: Record<string, string | object> = {},
    { keepsChanges = false }: { keepsChanges?: boolean } = {},
  ) {
    super(message)
    this.name = 'AwsError'
    this.code = code
    this.status = status
    this.fields = fields
    this.keepsChanges = keepsChanges
  }
}
