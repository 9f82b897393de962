/** The key pair of EC2 Instance Connect: made here, good for a minute, and kept nowhere. */
import { toBase64, utf8 } from '@first-line/aws-api'
import { ed25519 } from '@noble/curves/ed25519.js'

/** The public half as OpenSSH writes it (RFC 4253, section 6.6; RFC 8709). */
export function passingPublicKey(): string {
  const { publicKey } = ed25519.keygen()
  return `ssh-ed25519 ${toBase64(Uint8Array.from([...string(utf8('ssh-ed25519')), ...string(publicKey)]))}`
}

const string = (bytes: Uint8Array): number[] => [0, 0, 0, bytes.length, ...bytes]
