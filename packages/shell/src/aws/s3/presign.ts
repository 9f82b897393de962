/** `aws s3 presign`: a URL with which anyone may get one object for a while. */
import { encodeRequest, loadService, presignRequest, signingScope } from '@first-line/aws-api'
import type { ParsedArguments } from '../argparse.ts'
import { checkParameters } from '../calls.ts'
import { findCredentials } from '../credentials.ts'
import { noCredentials } from '../errors.ts'
import { endpointOf, regionOf, requireProfile, type Session } from '../session.ts'
import { splitUri } from './objects.ts'

const HOUR = 3600

export async function presign(session: Session, values: ParsedArguments['values']): Promise<number> {
  requireProfile(session)
  const { machine } = session
  const { bucket, key } = splitUri(String(values.get('path')))
  const model = await loadService('s3')
  const region = regionOf(session)?.value ?? 'us-east-1'
  const endpoint = endpointOf(session, model)
  const credentials = await findCredentials(session)
  if (!credentials) throw noCredentials()
  const operation = model.operations.GetObject!
  const params = { Bucket: bucket, Key: key }
  checkParameters(model, operation, params)
  const request = encodeRequest(model, operation, params, { region, ...(endpoint !== undefined && { endpoint }) })
  const scope = signingScope(model, region)
  // The URL is all that whoever has it sends: no header but the host may be signed.
  const signed = presignRequest({ ...request, headers: {} }, credentials, {
    ...scope,
    now: new Date(machine.now()),
    expiresInSeconds: Number(values.get('expires_in') ?? HOUR),
  })
  machine.write('stdout', `${signed.scheme ?? 'https'}://${signed.host}${signed.path}?${signed.query}\n`)
  return 0
}
