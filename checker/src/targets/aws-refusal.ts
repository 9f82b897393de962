/** Why nobody works in an AWS account: what is against it, in sentences, and of which kind it is. */
export class AwsRefusal extends Error {
  /** Nobody we could ask as; no id was typed; another was; the account is used, manages others, or that is unknown. */
  readonly about: 'nobody' | 'unconfirmed' | 'another' | 'used'
  /** The account that the credentials are of. */
  readonly account: string | undefined

  constructor(about: AwsRefusal['about'], message: string, account?: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'AwsRefusal'
    this.about = about
    this.account = account
  }
}
