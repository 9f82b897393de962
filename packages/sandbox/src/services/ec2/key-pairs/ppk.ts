/** A private key in PuTTY's format, version 2: https://tartarus.org/~simon/putty-snapshots/htmldoc/AppendixC.html */
import { toBase64, toHex, utf8 } from '@first-line/aws-api'
import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { joined } from './der.ts'
import { string } from './openssh.ts'

/** `publicBlob` and `privateBlob` as SSH writes them; unencrypted. */
export function ppk(algorithm: string, comment: string, publicBlob: Uint8Array, privateBlob: Uint8Array): string {
  const encryption = 'none'
  const signed = joined([algorithm, encryption, comment, publicBlob, privateBlob].map((part) => string(part)))
  const mac = hmac(sha1, sha1(utf8('putty-private-key-file-mac-key')), signed)
  return [
    `PuTTY-User-Key-File-2: ${algorithm}`,
    `Encryption: ${encryption}`,
    `Comment: ${comment}`,
    ...lines('Public', publicBlob),
    ...lines('Private', privateBlob),
    `Private-MAC: ${toHex(mac)}`,
  ].join('\n')
}

function lines(kind: string, blob: Uint8Array): string[] {
  const text = toBase64(blob).match(/.{1,64}/g) ?? []
  return [`${kind}-Lines: ${text.length}`, ...text]
}
