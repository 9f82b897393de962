import {
  type AwsStructure,
  encodeRequest,
  loadService,
  type ServiceName,
  type SigningCredentials,
  signingScope,
  signRequest,
} from '@first-line/aws-api'

/** Signed requests as bytes on the wire, for a server at `url`. */
export async function wireRequests(
  url: string,
  credentials: SigningCredentials,
  service: ServiceName,
  name: string,
  inputs: readonly AwsStructure[],
): Promise<Uint8Array[]> {
  const model = await loadService(service)
  const operation = model.operations[name]
  if (!operation) throw new Error(`${service} has no ${name}`)
  return inputs.map((input) => {
    const plain = encodeRequest(model, operation, input, { region: 'us-east-1', endpoint: url })
    const signed = signRequest(plain, credentials, { ...signingScope(model, 'us-east-1'), now: new Date() })
    const body = signed.body as Uint8Array
    const headers = {
      ...signed.headers,
      host: signed.host,
      'content-length': String(body.length),
      connection: 'keep-alive',
    }
    const query = signed.query === '' ? '' : `?${signed.query}`
    const lines = Object.entries(headers).map(([header, value]) => `${header}: ${value}\r\n`)
    const head = `${signed.method} ${signed.path}${query} HTTP/1.1\r\n${lines.join('')}\r\n`
    return Buffer.concat([Buffer.from(head, 'latin1'), body])
  })
}
