/** `aws s3`: the high-level commands over S3's API (awscli/customizations/s3). */
import { parseArguments } from '../argparse.ts'
import { paramValidation } from '../errors.ts'
import type { Session } from '../session.ts'

export async function runS3(_session: Session, args: string[]): Promise<number> {
  const { values } = parseArguments([{ name: 'subcommand', dest: 'subcommand', count: '?' }], args)
  if (!values.has('subcommand')) {
    throw paramValidation('usage: aws [options] s3 <subcommand> [parameters]\naws: [ERROR]: too few arguments')
  }
  throw paramValidation(`"aws s3 ${values.get('subcommand')}" is not here yet.`)
}
