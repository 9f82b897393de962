/**
 * Credentials of roles, kept in `~/.aws/cli/cache` between commands, so that a code is asked once a session
 * (awscli/customizations/assumerole.py; the name of a file is botocore's, AssumeRoleCredentialFetcher._create_cache_key).
 */
import { hasher, toHex, utf8 } from '@first-line/aws-api'
import { bytesOfText, textOf } from './bytes.ts'
import type { Machine } from './machine.ts'
import { expandPath } from './param-file.ts'
import { isObject, type Plain, type PlainObject } from './python-text.ts'

/** An answer that ends sooner is asked for anew: botocore's 15 minutes. */
const WINDOW = 15 * 60_000

/** As Python writes it with sorted names: blanks behind `,` and `:`. */
const sortedJson = (request: PlainObject): string =>
  `{${Object.keys(request)
    .sort()
    .map((name) => `${JSON.stringify(name)}: ${JSON.stringify(request[name])}`)
    .join(', ')}}`

/** @param request of AssumeRole, without a session name that was made up and without the code */
export function roleCachePath({ env }: Machine, request: PlainObject): string {
  const hash = hasher().running('sha1')
  hash.update(utf8(sortedJson(request)))
  return expandPath(`~/.aws/cli/cache/${toHex(hash.digest())}.json`, env)
}

/** When credentials end, in milliseconds; botocore writes `UTC` where the API says `Z`. */
export const endOf = (credentials: PlainObject): number =>
  Date.parse(String(credentials.Expiration).replace('UTC', 'Z'))

/** The member `Credentials` of an answer that is kept and lasts; undefined when there is none. */
export async function readRoleCache(machine: Machine, path: string): Promise<PlainObject | undefined> {
  const data = await machine.files.read(path)
  if (!(data instanceof Uint8Array)) return undefined
  const credentials = credentialsIn(textOf(data))
  return credentials && endOf(credentials) - machine.now() >= WINDOW ? credentials : undefined
}

function credentialsIn(text: string): PlainObject | undefined {
  try {
    const kept = JSON.parse(text) as Plain
    const credentials = isObject(kept) ? kept.Credentials : undefined
    return credentials !== undefined && isObject(credentials) ? credentials : undefined
  } catch (error) {
    // A file that was cut or edited is as good as none.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Keeps an answer of AssumeRole. */
export async function writeRoleCache(machine: Machine, path: string, answer: PlainObject): Promise<void> {
  const { Credentials, AssumedRoleUser } = answer as { Credentials: PlainObject; AssumedRoleUser?: PlainObject }
  const account = String(AssumedRoleUser?.Arn ?? '').split(':')[4]
  const kept: PlainObject = {
    Credentials: { ...Credentials, ...(account && { AccountId: account }) },
    ...(AssumedRoleUser && { AssumedRoleUser }),
  }
  await machine.files.write(path, bytesOfText(JSON.stringify(kept)), 0o600)
}
